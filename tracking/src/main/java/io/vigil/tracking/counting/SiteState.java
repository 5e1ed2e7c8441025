package io.vigil.tracking.counting;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that is remembered of a site.
 *
 * @param cameras what each has counted in minutes that are not settled
 * @param ended the cameras of which nothing more comes
 * @param delivered final minutes of lines that are not settled for the site
 * @param windows that are not final, by entrance; those of the site under the empty name
 * @param inside how many there are, never negative
 * @param today of the day since the last reset
 * @param yesterday of the day before it
 * @param resetDay of the last reset, in days since 1970 on the site's wall
 */
public record SiteState(
        SortedMap<String, CountingState> cameras,
        SortedSet<String> ended,
        List<Count> delivered,
        SortedMap<String, List<OpenWindow>> windows,
        long inside,
        Drift today,
        Drift yesterday,
        long resetDay) {
    public static final SiteState EMPTY =
            new SiteState(
                    new TreeMap<>(),
                    new TreeSet<>(),
                    List.of(),
                    new TreeMap<>(),
                    0,
                    Drift.NONE,
                    Drift.NONE,
                    Long.MIN_VALUE);

    /**
     * How far those who came and those who went do not agree.
     *
     * @param clamped who went though nobody was inside
     * @param leftOver who was still inside at the reset; 0 before it
     * @param entered who came in that time
     */
    public record Drift(long clamped, long leftOver, long entered) {
        static final Drift NONE = new Drift(0, 0, 0);

        /** Of those who came; 0 where nobody did. */
        public double share() {
            return entered == 0 ? 0 : (double) (clamped + leftOver) / entered;
        }
    }

    public SiteState {
        cameras = Collections.unmodifiableSortedMap(new TreeMap<>(cameras));
        ended = Collections.unmodifiableSortedSet(new TreeSet<>(ended));
        delivered = List.copyOf(delivered);
        SortedMap<String, List<OpenWindow>> copies = new TreeMap<>();
        windows.forEach((place, open) -> copies.put(place, List.copyOf(open)));
        windows = Collections.unmodifiableSortedMap(copies);
        if (inside < 0) {
            throw new IllegalArgumentException("Site needs 0 or more inside, but had " + inside);
        }
    }
}
