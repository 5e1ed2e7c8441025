package io.vigil.tracking.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import io.vigil.tracking.Trait;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.PlacedTrack;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.SpatialEvent;
import io.vigil.tracking.spatial.SpatialEvent.Kind;
import io.vigil.tracking.spatial.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A camera's log as counting hears it, and what comes of it; every result is checked on its way.
 */
final class CountingRun {
    static final long SECOND = 1_000_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    static final SpatialConfig PLACES =
            new SpatialConfig(
                    Anchor.BOTTOM_CENTER,
                    List.of(new Line("door", new Point(0, 0.5), new Point(1, 0.5))),
                    List.of(
                            new Zone(
                                    "hall",
                                    List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1))),
                            new Zone(
                                    "till",
                                    List.of(new Point(0, 0), new Point(0, 1), new Point(1, 1)))),
                    List.of(),
                    0.01,
                    Duration.ofMillis(200));

    private final List<Count> counts = new ArrayList<>();
    private final Map<String, Count> last = new HashMap<>();
    private Counting counting;
    private CountingState state = CountingState.EMPTY;
    private long shed;

    CountingRun(CountingConfig config) {
        counting = new Counting(config, PLACES);
    }

    static CountingConfig in(String zone, Window... windows) {
        return new CountingConfig(
                ZoneId.of(zone),
                Set.of(windows),
                Schedule.ALWAYS,
                Optional.empty(),
                "shop-7",
                Collections.emptySortedMap(),
                new CountingConfig.Staff(
                        Collections.emptySortedSet(), Collections.emptySortedMap()),
                0);
    }

    static CountingConfig staffed(
            CountingConfig of, Set<String> zones, Map<String, String> traits) {
        return new CountingConfig(
                of.timeZone(),
                of.windows(),
                of.openingHours(),
                of.resetAt(),
                of.site(),
                of.entrances(),
                new CountingConfig.Staff(new TreeSet<>(zones), new TreeMap<>(traits)),
                of.groupWithinMicros());
    }

    static CountingConfig grouped(CountingConfig of, long within) {
        return new CountingConfig(
                of.timeZone(),
                of.windows(),
                of.openingHours(),
                of.resetAt(),
                of.site(),
                of.entrances(),
                of.staff(),
                within);
    }

    static CountingConfig reset(CountingConfig of, LocalTime at) {
        return new CountingConfig(
                of.timeZone(),
                of.windows(),
                of.openingHours(),
                Optional.of(at),
                of.site(),
                of.entrances(),
                of.staff(),
                of.groupWithinMicros());
    }

    static CountingConfig open(CountingConfig of, Schedule hours) {
        return new CountingConfig(
                of.timeZone(),
                of.windows(),
                hours,
                of.resetAt(),
                of.site(),
                of.entrances(),
                of.staff(),
                of.groupWithinMicros());
    }

    static long micros(Instant instant) {
        return instant.toEpochMilli() * 1000;
    }

    static long utc(String local) {
        return micros(Instant.parse(local + "Z"));
    }

    static long local(String local, String zone) {
        return micros(LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant());
    }

    /** At other places. */
    CountingRun at(SpatialConfig places) {
        counting = new Counting(counting.config(), places);
        return this;
    }

    CountingRun with(CountingConfig config) {
        counting = new Counting(config, PLACES);
        return this;
    }

    CountingRun frame(long at, SpatialEvent... events) {
        return step(at, Sight.FRAME, List.of(events), List.of());
    }

    CountingRun frame(long at, List<SpatialEvent> events) {
        return step(at, Sight.FRAME, events, List.of());
    }

    CountingRun frame(long at, PlacedTrack... placed) {
        return step(at, Sight.FRAME, List.of(), List.of(placed));
    }

    /** A frame each second, without anything in it. */
    CountingRun frames(long from, long until) {
        for (long at = from; at < until; at += SECOND) {
            step(at, Sight.FRAME, List.of(), List.of());
        }
        return this;
    }

    CountingRun blind(long at) {
        return step(at, Sight.BLIND, List.of(), List.of());
    }

    CountingRun silent(long at) {
        return step(at, Sight.SILENT, List.of(), List.of());
    }

    CountingRun ended(long at) {
        return step(at, Sight.ENDED, List.of(), List.of());
    }

    CountingRun shed(long frames) {
        shed += frames;
        return this;
    }

    CountingRun step(CountingInput input) {
        CountingStep step = counting.step(state, input);
        state = step.state();
        step.counts().forEach(this::check);
        counts.addAll(step.counts());
        return this;
    }

    private CountingRun step(
            long at, Sight sight, List<SpatialEvent> events, List<PlacedTrack> placed) {
        return step(new CountingInput("gate-3", at, sight, shed, events, placed));
    }

    private void check(Count count) {
        Count before = last.put(count.key(), count);
        assertThat(count.revision()).isEqualTo(before == null ? 0 : before.revision() + 1);
        assertThat(before == null || !before.finished()).as("%s is final", count.key()).isTrue();
    }

    CountingState state() {
        return state;
    }

    /** All results in their order. */
    List<Count> counts() {
        return counts;
    }

    /** The last result of each window of a kind for a place, in the order of time. */
    List<Count> windows(Window window, String place, String label) {
        SortedMap<Long, Count> found = new TreeMap<>();
        last.values().stream()
                .filter(c -> c.window() == window && c.place().equals(place))
                .filter(c -> c.label().equals(label))
                .forEach(c -> found.put(c.fromMicros(), c));
        return List.copyOf(found.values());
    }

    Count window(Window window, String place, long from) {
        return windows(window, place, "").stream()
                .filter(c -> c.fromMicros() == from)
                .findFirst()
                .orElseThrow();
    }

    static SpatialEvent crossing(long decided, long at, Direction direction, long track) {
        return crossing(decided, at, direction, track, "person", OptionalDouble.empty());
    }

    static SpatialEvent crossing(
            long decided,
            long at,
            Direction direction,
            long track,
            String label,
            OptionalDouble speed) {
        return event(
                Kind.LINE_CROSSED,
                "door",
                Optional.of(direction),
                decided,
                at,
                track,
                label,
                0,
                speed);
    }

    static SpatialEvent entered(String zone, long at, long track) {
        return event(
                Kind.ZONE_ENTERED,
                zone,
                Optional.empty(),
                at,
                at,
                track,
                "person",
                0,
                OptionalDouble.empty());
    }

    static SpatialEvent left(String zone, long at, long track, long dwell) {
        return event(
                Kind.ZONE_LEFT,
                zone,
                Optional.empty(),
                at,
                at,
                track,
                "person",
                dwell,
                OptionalDouble.empty());
    }

    static SpatialEvent retracted(SpatialEvent of) {
        return new SpatialEvent(
                of.camera(),
                of.epoch(),
                of.sequence() + 1,
                of.capturedAtMicros() + 1,
                of.kind(),
                of.place(),
                of.direction(),
                of.track(),
                of.label(),
                of.occurredAtMicros(),
                of.at(),
                of.dwellMicros(),
                of.metresPerSecond(),
                of.headingDegrees(),
                of.traits(),
                true,
                of.rulesVersion());
    }

    private static SpatialEvent event(
            Kind kind,
            String place,
            Optional<Direction> direction,
            long decided,
            long at,
            long track,
            String label,
            long dwell,
            OptionalDouble speed) {
        return new SpatialEvent(
                "gate-3",
                0,
                decided / 100_000,
                decided,
                kind,
                place,
                direction,
                track,
                label,
                at,
                Optional.of(new Point(0.5, 0.5)),
                dwell,
                speed,
                OptionalDouble.empty(),
                List.of(),
                false,
                1);
    }

    static PlacedTrack placed(long at, long track, List<Trait> traits, String... zones) {
        SortedMap<String, Long> in = new TreeMap<>();
        for (String zone : zones) {
            in.put(zone, at);
        }
        return new PlacedTrack(
                new Track(
                        "gate-3",
                        0,
                        at,
                        at,
                        track,
                        new Box(1, 1, 2, 2),
                        0.9,
                        "person",
                        traits,
                        List.of()),
                new Point(0.5, 0.5),
                at,
                0,
                0,
                0,
                in,
                Optional.empty());
    }
}
