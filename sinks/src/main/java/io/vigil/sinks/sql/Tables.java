package io.vigil.sinks.sql;

import static io.vigil.sinks.sql.Column.figures;
import static io.vigil.sinks.sql.Column.flag;
import static io.vigil.sinks.sql.Column.number;
import static io.vigil.sinks.sql.Column.numberOrNull;
import static io.vigil.sinks.sql.Column.text;
import static io.vigil.sinks.sql.Column.time;
import static io.vigil.sinks.sql.Column.whole;
import static io.vigil.sinks.sql.Column.wholeOrNull;

import io.vigil.anomaly.Alert;
import io.vigil.sinks.wire.AlertCodec;
import io.vigil.sinks.wire.CountCodec;
import io.vigil.sinks.wire.EventCodec;
import io.vigil.sinks.wire.TrackRecordCodec;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.counting.Count;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** All tables that there are, and the views over them. */
public final class Tables {
    private Tables() {}

    static List<Table<?>> all() {
        return List.of(tracks(), trackEnds(), events(), counts(), alerts());
    }

    /**
     * The statements that create tables and views, in order.
     *
     * @param bootstrap the broker, as host:port
     * @param prefix of the topics, such as {@code vigil.}
     * @param properties for the Kafka client, such as {@code security.protocol}
     */
    public static List<String> statements(
            String bootstrap, String prefix, Map<String, String> properties) {
        List<String> statements = new ArrayList<>();
        all().forEach(table -> statements.add(table.ddl(bootstrap, prefix, properties)));
        statements.add(
                """
                CREATE VIEW latest_counts AS
                SELECT * FROM (
                  SELECT *, ROW_NUMBER() OVER (
                    PARTITION BY camera, site, kind, place, label, `window`, fromTime
                    ORDER BY revision DESC) AS newest
                  FROM counts) WHERE newest = 1""");
        statements.add(
                """
                CREATE VIEW latest_alerts AS
                SELECT * FROM (
                  SELECT *, ROW_NUMBER() OVER (
                    PARTITION BY alertId ORDER BY revision DESC) AS newest
                  FROM alerts) WHERE newest = 1""");
        statements.add(
                "CREATE VIEW open_alerts AS SELECT * FROM latest_alerts WHERE phase <> 'RESOLVED' AND suppressed = ''");
        return statements;
    }

    private static Table<Track> tracks() {
        return new Table<>(
                "tracks",
                "tracks",
                "capturedAt",
                List.of(
                        text("camera", Track::camera),
                        whole("epoch", Track::epoch),
                        whole("sequence", Track::sequence),
                        time("capturedAt", Track::capturedAtMicros),
                        whole("track", Track::id),
                        text("label", Track::label),
                        number("score", Track::score),
                        number("left", track -> track.box().left()),
                        number("top", track -> track.box().top()),
                        number("right", track -> track.box().right()),
                        number("bottom", track -> track.box().bottom())),
                decoder(TrackRecordCodec::new, TrackRecordCodec::decode, Track.class));
    }

    private static Table<TrackEnded> trackEnds() {
        return new Table<>(
                "track_ends",
                "tracks",
                "capturedAt",
                List.of(
                        text("camera", TrackEnded::camera),
                        whole("epoch", TrackEnded::epoch),
                        whole("sequence", TrackEnded::sequence),
                        time("capturedAt", TrackEnded::capturedAtMicros),
                        whole("track", TrackEnded::id),
                        text("label", TrackEnded::label),
                        time("firstSeen", TrackEnded::firstSeenMicros),
                        time("lastSeen", TrackEnded::lastSeenMicros),
                        whole("frames", TrackEnded::frames)),
                decoder(TrackRecordCodec::new, TrackRecordCodec::decode, TrackEnded.class));
    }

    private static Table<SpatialEvent> events() {
        return new Table<>(
                "events",
                "events",
                "capturedAt",
                List.of(
                        text("camera", SpatialEvent::camera),
                        whole("epoch", SpatialEvent::epoch),
                        whole("sequence", SpatialEvent::sequence),
                        time("capturedAt", SpatialEvent::capturedAtMicros),
                        text("kind", event -> event.kind().name()),
                        text("place", SpatialEvent::place),
                        text("direction", event -> event.direction().map(Enum::name).orElse("")),
                        whole("track", SpatialEvent::track),
                        text("label", SpatialEvent::label),
                        time("occurredAt", SpatialEvent::occurredAtMicros),
                        numberOrNull("x", event -> known(event.at().map(at -> at.x()))),
                        numberOrNull("y", event -> known(event.at().map(at -> at.y()))),
                        number("dwellSeconds", event -> event.dwellMicros() / 1e6),
                        numberOrNull("metresPerSecond", SpatialEvent::metresPerSecond),
                        numberOrNull("headingDegrees", SpatialEvent::headingDegrees),
                        flag("retracted", SpatialEvent::retracted),
                        whole("rulesVersion", SpatialEvent::rulesVersion)),
                decoder(EventCodec::new, EventCodec::decode, SpatialEvent.class));
    }

    private static Table<Count> counts() {
        return new Table<>(
                "counts",
                "counts",
                "fromTime",
                List.of(
                        text("camera", Count::camera),
                        text("site", Count::site),
                        text("place", Count::place),
                        text("kind", count -> count.kind().name()),
                        text("label", Count::label),
                        text("window", count -> count.window().name()),
                        time("fromTime", Count::fromMicros),
                        time("untilTime", Count::untilMicros),
                        whole("revision", Count::revision),
                        flag("finished", Count::finished),
                        flag("open", Count::open),
                        flag("complete", Count::complete),
                        number("observedSeconds", count -> count.observedMicros() / 1e6),
                        whole("shed", Count::shed),
                        wholeOrNull("entered", Count::entered),
                        wholeOrNull("left", Count::left),
                        wholeOrNull("groups", Count::groups),
                        numberOrNull("dwellP50Seconds", count -> seconds(count.dwellP50Micros())),
                        numberOrNull("dwellP95Seconds", count -> seconds(count.dwellP95Micros())),
                        numberOrNull("occupancyMean", Count::occupancyMean),
                        wholeOrNull("occupancyMax", Count::occupancyMax),
                        numberOrNull("speedP50", Count::speedP50),
                        numberOrNull("speedP85", Count::speedP85),
                        wholeOrNull("drift", Count::drift),
                        whole("rulesVersion", Count::rulesVersion)),
                decoder(CountCodec::new, CountCodec::decode, Count.class));
    }

    private static Table<Alert> alerts() {
        return new Table<>(
                "alerts",
                "alerts",
                "capturedAt",
                List.of(
                        text("alertId", Alert::alertId),
                        whole("revision", Alert::revision),
                        text("phase", alert -> alert.phase().name()),
                        text("camera", Alert::camera),
                        text("kind", Alert::kind),
                        text("severity", alert -> alert.severity().name()),
                        text("rule", alert -> alert.context().rule()),
                        whole("rulesVersion", alert -> alert.context().rulesVersion()),
                        text("subject", alert -> alert.context().subject()),
                        text("place", alert -> alert.context().place()),
                        text("incident", alert -> alert.context().incident()),
                        whole("escalation", alert -> alert.context().escalation()),
                        text("suppressed", alert -> alert.context().suppressed()),
                        text("acknowledgedBy", alert -> alert.context().acknowledgedBy()),
                        flag("test", alert -> alert.context().test()),
                        text("road", alert -> alert.context().location().road()),
                        numberOrNull("kilometre", alert -> alert.context().location().kilometre()),
                        whole("epoch", Alert::epoch),
                        whole("sequence", Alert::sequence),
                        time("capturedAt", Alert::capturedAtMicros),
                        time("startedAt", Alert::startedAtMicros),
                        time("detectedAt", Alert::detectedAtMicros),
                        text("text", alert -> alert.explanation().text()),
                        figures("figures", alert -> alert.explanation().figures())),
                decoder(AlertCodec::new, AlertCodec::decode, Alert.class));
    }

    private static OptionalDouble seconds(OptionalLong micros) {
        return micros.isPresent()
                ? OptionalDouble.of(micros.getAsLong() / 1e6)
                : OptionalDouble.empty();
    }

    private static OptionalDouble known(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    /** Decodes with a codec of its own, and passes over what is not of the type. */
    private static <C, T> Supplier<Function<byte[], Optional<T>>> decoder(
            Supplier<C> codec, BiFunction<C, byte[], Object> decode, Class<T> type) {
        return () -> {
            C own = codec.get();
            return bytes -> {
                Object record = decode.apply(own, bytes);
                return type.isInstance(record) ? Optional.of(type.cast(record)) : Optional.empty();
            };
        };
    }
}
