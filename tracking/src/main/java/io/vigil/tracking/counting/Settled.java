package io.vigil.tracking.counting;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The counts up to a time behind the clock, before which nothing more is expected.
 *
 * @param untilMicros that time, the beginning of a minute; {@link #NOT_BEGUN} before the first
 *     frame
 * @param late events that some window was already final for, or too many at once
 * @param rulesVersion the latest that had a part in it
 * @param windows at most one of a kind, the shortest first
 * @param finalUntil the end of the last window of each kind that is final
 * @param inside the tracks in each zone with their classes
 * @param labels the classes seen at each place on this day
 * @param day since 1970, on the camera's wall
 * @param resetDay of the last reset of the occupancy
 * @param lastCrossings of each line inwards
 */
public record Settled(
        long untilMicros,
        long late,
        long rulesVersion,
        List<OpenWindow> windows,
        Map<Window, Long> finalUntil,
        SortedMap<String, SortedMap<Long, String>> inside,
        SortedMap<String, SortedSet<String>> labels,
        long day,
        long resetDay,
        SortedMap<String, LastCrossing> lastCrossings) {
    static final long NOT_BEGUN = Long.MIN_VALUE;

    public static final Settled NOTHING =
            new Settled(
                    NOT_BEGUN,
                    0,
                    0,
                    List.of(),
                    Map.of(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    Long.MIN_VALUE,
                    Long.MIN_VALUE,
                    new TreeMap<>());

    /** The last of a line's that went in. */
    public record LastCrossing(long atMicros, long track) {}

    public Settled {
        Objects.requireNonNull(inside, "inside");
        windows = List.copyOf(windows);
        Map<Window, Long> ends = new EnumMap<>(Window.class);
        ends.putAll(finalUntil);
        finalUntil = Collections.unmodifiableMap(ends);
        SortedMap<String, SortedMap<Long, String>> tracks = new TreeMap<>();
        inside.forEach(
                (zone, of) ->
                        tracks.put(zone, Collections.unmodifiableSortedMap(new TreeMap<>(of))));
        inside = Collections.unmodifiableSortedMap(tracks);
        SortedMap<String, SortedSet<String>> classes = new TreeMap<>();
        labels.forEach(
                (place, of) ->
                        classes.put(place, Collections.unmodifiableSortedSet(new TreeSet<>(of))));
        labels = Collections.unmodifiableSortedMap(classes);
        lastCrossings = Collections.unmodifiableSortedMap(new TreeMap<>(lastCrossings));
    }

    boolean hasBegun() {
        return untilMicros != NOT_BEGUN;
    }

    Settled beginning(long minute) {
        return new Settled(
                minute,
                late,
                rulesVersion,
                windows,
                finalUntil,
                inside,
                labels,
                day,
                resetDay,
                lastCrossings);
    }
}
