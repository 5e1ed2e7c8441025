package io.vigil.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.ErrorMap;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.calibration.CalibrationState;
import io.vigil.anomaly.calibration.FirstHour;
import io.vigil.anomaly.calibration.Hour;
import io.vigil.anomaly.calibration.InForce;
import io.vigil.anomaly.calibration.Learnt;
import io.vigil.anomaly.calibration.Norm;
import io.vigil.anomaly.calibration.NormalBlock;
import io.vigil.anomaly.calibration.PastAlarm;
import io.vigil.anomaly.calibration.PastAlarms;
import io.vigil.anomaly.calibration.Profile;
import io.vigil.anomaly.calibration.Residuals;
import io.vigil.anomaly.calibration.Second;
import io.vigil.anomaly.calibration.Smoothing;
import io.vigil.anomaly.calibration.Surge;
import io.vigil.anomaly.calibration.Watch;
import io.vigil.anomaly.judging.Alarm;
import io.vigil.anomaly.judging.AnomalyScore;
import io.vigil.anomaly.judging.Judging;
import io.vigil.anomaly.judging.Oddity;
import io.vigil.anomaly.judging.PastAlerts;
import io.vigil.anomaly.judging.Phase;
import io.vigil.anomaly.kinematics.Way;
import io.vigil.anomaly.kinematics.Ways;
import io.vigil.operators.Scored;
import io.vigil.operators.TrackOutput;
import io.vigil.tracking.Box;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What this version writes of judging is what its golden files hold, and is read as it was. */
class JudgingGoldenTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private static final Ways WAYS =
            new Ways(
                    List.of(
                            new Way(
                                    new Box(1, 2, 3, 4.5),
                                    60,
                                    List.of(new Way.Point(50, 2, 4), new Way.Point(60, 2.5, 4.5)),
                                    new Way.Point(40, 1.5, 4))));

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("judging-2", StreamTypes.JUDGING, judgings(true)),
                Arguments.of("past-alerts-1", StreamTypes.PAST_ALERTS, pasts()),
                Arguments.of("track-output-4-scored", StreamTypes.TRACK_OUTPUT, scores()));
    }

    /** What earlier versions wrote; it is read as today's. */
    static Stream<Arguments> earlierValues() {
        return Stream.of(Arguments.of("judging-1", StreamTypes.JUDGING, judgings(false)));
    }

    /**
     * @param isSecond which knows of missing bundles and of ways
     */
    private static List<Judging> judgings(boolean isSecond) {
        Oddity most =
                new Oddity(
                        new Box(1, 2, 3, 4.5),
                        "person",
                        12,
                        "speed",
                        "body heights/s",
                        3.5,
                        0.25,
                        1.75,
                        0.0009765625);
        Alarm alarm =
                new Alarm(40, 50, true, "bundle-ä", DIGEST, 2.5, 1.5, 0.125, Optional.of(most));
        Alarm blind = new Alarm(40, 50, false, "b", DIGEST, 2.5, 1.5, Double.NaN, Optional.empty());
        return List.of(
                Judging.NONE,
                new Judging(
                        3,
                        "bundle-ä",
                        DIGEST,
                        7,
                        true,
                        isSecond,
                        Optional.of(alarm),
                        40,
                        2.25,
                        isSecond ? WAYS : Ways.NONE,
                        learning()),
                new Judging(
                        4,
                        "b",
                        DIGEST,
                        7,
                        false,
                        false,
                        Optional.of(blind),
                        Long.MIN_VALUE,
                        Double.NEGATIVE_INFINITY,
                        Ways.NONE,
                        learnt()));
    }

    private static CalibrationState learning() {
        NormalBlock block =
                new NormalBlock(5, 3500, Double.POSITIVE_INFINITY, new float[] {1.5f, 2.25f});
        CalibrationState empty = CalibrationState.empty();
        return new CalibrationState(
                new Watch(
                        new Smoothing(0.5, 60),
                        9,
                        0.75f,
                        new Second(8, 0.5f, new Second(7, 0.25f, null)),
                        7,
                        Long.MIN_VALUE,
                        null,
                        0,
                        0,
                        new Surge(0, 0, Long.MIN_VALUE)),
                empty.inForce(),
                empty.hour(),
                new Learnt(
                        List.of(new FirstHour(17, new Norm(0.5, 0.25), 0.96875, block)),
                        empty.learnt().profile(),
                        List.of(),
                        empty.learnt().residuals(),
                        Double.POSITIVE_INFINITY),
                empty.past());
    }

    private static CalibrationState learnt() {
        float[] scores = new float[3600];
        Arrays.fill(scores, Float.NaN);
        scores[17] = 0.25f;
        InForce inForce =
                new InForce(3_600_000_000L, 7_200_000_000L, 47, new Norm(-0.5, 0.125), 8.5);
        double[] bins = new double[48];
        Arrays.setAll(bins, b -> b / 4.0);
        float[] above = new float[128];
        Arrays.fill(above, 0, 40, 21.5f);
        return new CalibrationState(
                new Watch(
                        new Smoothing(1.25, 70),
                        10,
                        1.5f,
                        null,
                        7,
                        70,
                        new PastAlarm(40, 50, 9.25),
                        86_400,
                        3,
                        new Surge(1.5, 0.125, 66)),
                inForce,
                new Hour(inForce, scores),
                new Learnt(
                        List.of(),
                        new Profile(bins, bins, bins, 0.25, -0.125),
                        List.of(new NormalBlock(5, 3500, 8.25, new float[] {2.5f, 3.25f})),
                        new Residuals(above, 39),
                        8.75),
                new PastAlarms(List.of(new PastAlarm(10, 20, 8.875))));
    }

    private static List<PastAlerts> pasts() {
        return List.of(
                PastAlerts.NONE,
                new PastAlerts(
                        List.of(
                                new Alert(
                                        "gate-3/odd/-/-/40",
                                        1,
                                        Alert.Phase.RESOLVED,
                                        "gate-3",
                                        "anomaly",
                                        Severity.WARNING,
                                        1,
                                        9,
                                        60,
                                        40,
                                        40,
                                        new Explanation(
                                                "Odd.", new TreeMap<>(Map.of("score", 2.5)))))));
    }

    private static float[][] squares() {
        float[][] errors = new float[32][32];
        errors[5][9] = 1;
        errors[30][30] = 0.5f;
        return errors;
    }

    private static List<TrackOutput> scores() {
        return List.of(
                new Scored(
                        new AnomalyScore(
                                "gate-3",
                                1,
                                9,
                                60,
                                2.5,
                                0.125,
                                1.5,
                                true,
                                Phase.LIVE,
                                "speed",
                                12,
                                Optional.of(new Box(1, 2, 3, 4.5)),
                                ErrorMap.of(squares()),
                                "bundle-ä")),
                new Scored(
                        new AnomalyScore(
                                "gate-3",
                                1,
                                10,
                                70,
                                0,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                false,
                                Phase.SUSPENDED,
                                "",
                                0,
                                Optional.empty(),
                                ErrorMap.NONE,
                                "b")));
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void thisVersionWritesWhatItsGoldenFileHolds(
            String name, TypeInformation<T> type, List<T> values) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (T value : values) {
            type.createSerializer(new SerializerConfigImpl()).serialize(value, out);
        }
        assertThat(
                        HexFormat.of()
                                .formatHex(out.getCopyOfBuffer())
                                .equals(HexFormat.of().formatHex(golden(name))))
                .as("bytes of %s", name)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource({"values", "earlierValues"})
    <T> void whatIsWrittenIsRead(String name, TypeInformation<T> type, List<T> values)
            throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(golden(name));
        List<T> read = new ArrayList<>();
        while (in.available() > 0) {
            read.add(type.createSerializer(new SerializerConfigImpl()).deserialize(in));
        }
        assertThat(read).isEqualTo(values);
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file =
                JudgingGoldenTest.class.getResourceAsStream("/golden/" + name + ".bin")) {
            assertThat(file).as("golden/%s.bin", name).isNotNull();
            return file.readAllBytes();
        }
    }
}
