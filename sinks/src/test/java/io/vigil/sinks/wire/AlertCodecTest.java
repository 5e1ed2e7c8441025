package io.vigil.sinks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.anomaly.Explanation;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AlertCodecTest {
    private final AlertCodec codec = new AlertCodec();

    @Property(tries = 200)
    void anAlertIsReadAsItWasWritten(
            @ForAll @StringLength(max = 20) String camera,
            @ForAll @LongRange(min = 0, max = 5) long revision,
            @ForAll io.vigil.anomaly.Severity severity,
            @ForAll @LongRange(min = 0, max = 1L << 52) long at) {
        io.vigil.anomaly.Alert alert = alert(camera, revision, severity, at);
        assertThat(codec.decode(codec.encode(alert))).isEqualTo(alert);
        assertThat(codec.encode(alert)).isEqualTo(codec.encode(alert));
    }

    @Test
    void aLineOfJsonIsTheSameEveryTime() {
        assertThat(new AlertJson().line(alert("gate-3", 1, io.vigil.anomaly.Severity.WARNING, 9)))
                .isEqualTo(
                        "{\"alertId\":\"gate-3/camera-moved/1/7\",\"revision\":1,\"phase\":\"resolved\","
                                + "\"camera\":\"gate-3\",\"kind\":\"camera-moved\",\"severity\":\"warning\","
                                + "\"epoch\":1,\"sequence\":8,\"capturedAtMicros\":11,\"startedAtMicros\":9,"
                                + "\"detectedAtMicros\":10,\"text\":\"It \\\"moved\\\"\","
                                + "\"figures\":{\"shiftX\":0.25,\"shiftY\":-1}}");
    }

    @Test
    void aReportOfHealthIsReadAsItWasWrittenAndTellsItselfFromProgress() {
        CameraHealthCodec healthCodec = new CameraHealthCodec();
        for (OptionalDouble known :
                new OptionalDouble[] {OptionalDouble.empty(), OptionalDouble.of(.5)}) {
            io.vigil.anomaly.CameraHealth health =
                    new io.vigil.anomaly.CameraHealth(
                            "gate-3",
                            1,
                            7,
                            5,
                            100,
                            90,
                            120.5,
                            40.25,
                            300,
                            known,
                            known,
                            0.0625,
                            -0.125,
                            1_000_000,
                            known,
                            known,
                            new TreeSet<>(Set.of("camera-dark", "detector-drift")));
            assertThat(healthCodec.decode(healthCodec.encode(health))).isEqualTo(health);
        }
        byte[] other = codec.encode(alert("gate-3", 0, io.vigil.anomaly.Severity.INFO, 1));
        assertThatThrownBy(() -> healthCodec.decode(other))
                .isInstanceOf(UnknownSchemaException.class);
    }

    private static io.vigil.anomaly.Alert alert(
            String camera, long revision, io.vigil.anomaly.Severity severity, long at) {
        return new io.vigil.anomaly.Alert(
                io.vigil.anomaly.Alert.id(camera, "camera-moved", 1, 7),
                revision,
                revision == 0
                        ? io.vigil.anomaly.Alert.Phase.OPENED
                        : io.vigil.anomaly.Alert.Phase.RESOLVED,
                camera,
                "camera-moved",
                severity,
                1,
                8,
                at + 2,
                at,
                at + 1,
                new Explanation(
                        "It \"moved\"", new TreeMap<>(Map.of("shiftX", .25, "shiftY", -1d))));
    }
}
