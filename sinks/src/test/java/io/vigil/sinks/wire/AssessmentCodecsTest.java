package io.vigil.sinks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.ErrorMap;
import io.vigil.anomaly.Evidence;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.judging.AnomalyScore;
import io.vigil.anomaly.judging.Phase;
import io.vigil.tracking.Box;
import io.vigil.tracking.counting.Window;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Events, counts and alerts with a context, as bytes and as JSON. */
class AssessmentCodecsTest {
    private static final long NOON = 1_764_072_000_000_000L;

    private final EventCodec events = new EventCodec();
    private final CountCodec counts = new CountCodec();
    private final AlertCodec alerts = new AlertCodec();

    @Property(tries = 200)
    void anEventIsReadAsItWasWritten(
            @ForAll SpatialEvent.Kind kind,
            @ForAll @StringLength(max = 20) String place,
            @ForAll @DoubleRange(min = 0, max = 1) double x,
            @ForAll boolean known,
            @ForAll @LongRange(min = 0, max = 1L << 52) long at) {
        SpatialEvent event = event(kind, place, x, known, at);
        assertThat(events.decode(events.encode(event))).isEqualTo(event);
        assertThat(events.encode(event)).isEqualTo(events.encode(event));
    }

    @Property(tries = 200)
    void aCountIsReadAsItWasWritten(
            @ForAll io.vigil.tracking.counting.Count.Kind kind,
            @ForAll Window window,
            @ForAll @StringLength(max = 20) String place,
            @ForAll @LongRange(min = 0, max = 60) long observed,
            @ForAll @DoubleRange(min = 0, max = 100) double figure) {
        io.vigil.tracking.counting.Count count = count(kind, window, place, observed, figure);
        assertThat(counts.decode(counts.encode(count))).isEqualTo(count);
        assertThat(counts.encode(count)).isEqualTo(counts.encode(count));
    }

    @Property(tries = 200)
    void aScoreIsReadAsItWasWritten(
            @ForAll Phase phase,
            @ForAll @DoubleRange(min = 0, max = 8) double score,
            @ForAll boolean known,
            @ForAll @LongRange(min = 0, max = 9) long track,
            @ForAll @StringLength(max = 20) String bundle) {
        AnomalyScore said =
                new AnomalyScore(
                        "gate-3",
                        1,
                        7,
                        NOON,
                        score,
                        known ? 0.25 : Double.NaN,
                        known ? 4.5 : Double.POSITIVE_INFINITY,
                        known,
                        phase,
                        "speed",
                        track,
                        known ? Optional.of(new Box(1, 2, 3, 4.5)) : Optional.empty(),
                        known ? ErrorMap.of(new float[32][32]) : ErrorMap.NONE,
                        bundle);
        ScoreCodec scores = new ScoreCodec();
        assertThat(scores.decode(scores.encode(said))).isEqualTo(said);
    }

    @Property(tries = 200)
    void anAlertIsReadWithItsContext(
            @ForAll CatchUp catchUp,
            @ForAll boolean flag,
            @ForAll @StringLength(max = 9) String word) {
        io.vigil.anomaly.Alert alert = alert(catchUp, flag, word);
        assertThat(alerts.decode(alerts.encode(alert))).isEqualTo(alert);
    }

    @Test
    void eachTopicReadsItsOwnRecordsOnly() {
        byte[] event = events.encode(event(SpatialEvent.Kind.ZONE_ENTERED, "bed", 0.5, true, NOON));
        assertThatThrownBy(() -> counts.decode(event)).isInstanceOf(UnknownSchemaException.class);
        assertThatThrownBy(() -> alerts.decode(event)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void aLineOfAnEventHoldsWhatIsKnownAndNoMore() {
        EventJson json = new EventJson();
        assertThat(json.line(event(SpatialEvent.Kind.LINE_CROSSED, "door", 0.25, true, NOON)))
                .isEqualTo(
                        "{\"kind\":\"line-crossed\",\"camera\":\"gate-3\",\"epoch\":1,\"sequence\":7,"
                                + "\"capturedAtMicros\":1764072000000000,\"occurredAtMicros\":1764071999950000,"
                                + "\"place\":\"door\",\"direction\":\"in\",\"track\":42,\"label\":\"person\","
                                + "\"x\":0.25,\"y\":0.5,\"metresPerSecond\":1.5,\"headingDegrees\":90,"
                                + "\"traits\":[{\"name\":\"coat\",\"value\":\"red\",\"share\":0.75,\"looks\":2}],"
                                + "\"retracted\":true,\"rulesVersion\":4}");
        assertThat(json.line(event(SpatialEvent.Kind.ZONE_LEFT, "bed", 0.25, false, NOON)))
                .isEqualTo(
                        "{\"kind\":\"zone-left\",\"camera\":\"gate-3\",\"epoch\":1,\"sequence\":7,"
                                + "\"capturedAtMicros\":1764072000000000,\"occurredAtMicros\":1764071999950000,"
                                + "\"place\":\"bed\",\"dwellMicros\":9,\"rulesVersion\":4}");
    }

    @Test
    void aLineOfACountSaysNullWhereNothingWasSeen() {
        assertThat(
                        new CountJson()
                                .line(
                                        count(
                                                io.vigil.tracking.counting.Count.Kind.ZONE,
                                                Window.FIVE_MINUTES,
                                                "bed",
                                                0,
                                                1)))
                .isEqualTo(
                        "{\"kind\":\"zone\",\"camera\":\"gate-3\",\"site\":\"shop-7\",\"place\":\"bed\","
                                + "\"label\":\"person\",\"window\":\"five-minutes\",\"fromMicros\":0,\"untilMicros\":60,"
                                + "\"revision\":2,\"finished\":true,\"open\":false,\"observedMicros\":0,\"shed\":5,"
                                + "\"entered\":null,\"left\":null,\"groups\":null,\"dwellP50Micros\":null,"
                                + "\"dwellP95Micros\":null,\"occupancyMean\":null,\"occupancyMax\":null,"
                                + "\"speedP50\":null,\"speedP85\":null,\"drift\":null,\"rulesVersion\":4}");
    }

    @Test
    void aLineOfAnAlertShowsItsContext() {
        assertThat(new AlertJson().line(alert(CatchUp.COUNTS_ONLY, true, "x")))
                .endsWith(
                        "\"figures\":{},\"rule\":\"no-entry\",\"rulesVersion\":4,\"subject\":\"x\",\"place\":\"x\","
                                + "\"incident\":\"x\",\"escalation\":1,\"suppressed\":\"x\",\"acknowledgedBy\":\"x\","
                                + "\"evidence\":{\"epoch\":1,\"fromSequence\":5,\"toSequence\":9},\"test\":true,"
                                + "\"shadow\":true,\"catchUp\":\"counts-only\",\"location\":{\"road\":\"A4\","
                                + "\"kilometre\":12.5,\"lane\":\"1\",\"latitude\":51.123456,\"longitude\":-0.5}}");
    }

    private static SpatialEvent event(
            SpatialEvent.Kind kind, String place, double x, boolean known, long at) {
        return new SpatialEvent(
                "gate-3",
                1,
                7,
                at,
                kind,
                place,
                kind == SpatialEvent.Kind.LINE_CROSSED
                        ? Optional.of(Direction.IN)
                        : Optional.empty(),
                known ? 42 : 0,
                known ? "person" : "",
                at - 50_000,
                known ? Optional.of(new Point(x, 0.5)) : Optional.empty(),
                kind == SpatialEvent.Kind.ZONE_LEFT ? 9 : 0,
                known ? OptionalDouble.of(1.5) : OptionalDouble.empty(),
                known ? OptionalDouble.of(90) : OptionalDouble.empty(),
                known ? List.of(new io.vigil.tracking.Trait("coat", "red", 0.75, 2)) : List.of(),
                known,
                4);
    }

    private static io.vigil.tracking.counting.Count count(
            io.vigil.tracking.counting.Count.Kind kind,
            Window window,
            String place,
            long observed,
            double figure) {
        OptionalLong some = observed == 0 ? OptionalLong.empty() : OptionalLong.of((long) figure);
        OptionalDouble mean = observed == 0 ? OptionalDouble.empty() : OptionalDouble.of(figure);
        return new io.vigil.tracking.counting.Count(
                "gate-3",
                "shop-7",
                place,
                kind,
                "person",
                window,
                0,
                60,
                2,
                true,
                false,
                observed,
                5,
                some,
                some,
                OptionalLong.empty(),
                some,
                some,
                mean,
                some,
                mean,
                mean,
                OptionalLong.empty(),
                4);
    }

    private static io.vigil.anomaly.Alert alert(CatchUp catchUp, boolean flag, String word) {
        return new io.vigil.anomaly.Alert(
                "gate-3/no-entry/1/7",
                1,
                io.vigil.anomaly.Alert.Phase.UPDATED,
                "gate-3",
                "restricted-zone",
                io.vigil.anomaly.Severity.CRITICAL,
                1,
                9,
                NOON,
                NOON - 2,
                NOON - 1,
                new Explanation("Somebody is in the stock room", new TreeMap<>()),
                new AlertContext(
                        "no-entry",
                        4,
                        word,
                        word,
                        word,
                        1,
                        word,
                        word,
                        flag ? Optional.of(new Evidence(1, 5, 9)) : Optional.empty(),
                        flag,
                        flag,
                        catchUp,
                        flag
                                ? new Location(
                                        "A4",
                                        OptionalDouble.of(12.5),
                                        "1",
                                        OptionalDouble.of(51.123456),
                                        OptionalDouble.of(-0.5))
                                : Location.UNKNOWN));
    }
}
