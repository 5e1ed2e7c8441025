package io.vigil.tracking.counting;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a camera's events are counted.
 *
 * @param timeZone of the camera's place
 * @param windows that are counted in; empty: nothing is counted
 * @param openingHours outside of them windows are marked closed
 * @param resetAt when occupancy starts again from 0 each day, in the camera's time zone; empty:
 *     never
 * @param site that the camera belongs to; empty where it is one of its own
 * @param entrances the names of the entrances of the site that its lines are, by line; a line that
 *     is not in it is an entrance of its own name
 * @param staff who is not counted
 * @param groupWithinMicros crossings of one line and direction that follow each other within this
 *     are one group; 0: groups are not counted
 */
public record CountingConfig(
        ZoneId timeZone,
        Set<Window> windows,
        Schedule openingHours,
        Optional<LocalTime> resetAt,
        String site,
        SortedMap<String, String> entrances,
        Staff staff,
        long groupWithinMicros) {
    /** Everything, in UTC. */
    public static final CountingConfig DEFAULTS =
            new CountingConfig(
                    ZoneId.of("UTC"),
                    Set.of(Window.values()),
                    Schedule.ALWAYS,
                    Optional.empty(),
                    "",
                    Collections.emptySortedMap(),
                    new Staff(Collections.emptySortedSet(), Collections.emptySortedMap()),
                    0);

    /**
     * Who is not counted.
     *
     * @param zones who has ever been in one of them
     * @param attributes who is said to have one of these values, by attribute
     */
    public record Staff(SortedSet<String> zones, SortedMap<String, String> attributes) {
        public Staff {
            zones = Collections.unmodifiableSortedSet(new TreeSet<>(zones));
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }
    }

    public CountingConfig {
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(openingHours, "openingHours");
        Objects.requireNonNull(resetAt, "resetAt");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(staff, "staff");
        windows = Collections.unmodifiableSortedSet(new TreeSet<>(windows));
        entrances = Collections.unmodifiableSortedMap(new TreeMap<>(entrances));
        if (groupWithinMicros < 0) {
            throw new IllegalArgumentException(
                    "Group time needs to be 0 us or more, but was " + groupWithinMicros);
        }
    }
}
