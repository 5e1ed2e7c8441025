package io.vigil.anomaly.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tallies, kept by subject and place. */
final class Tallies {
    /** More are not kept; the ones that changed the longest ago are forgotten. */
    private static final int MOST = 2000;

    private static final Comparator<Tally> ORDER =
            (one, other) -> Episode.compare(one.track(), one.place(), other.track(), other.place());

    private Tallies() {}

    /** Null where there is none. */
    static Tally of(long track, String place, List<Tally> tallies) {
        int at = find(track, place, tallies);
        return at < 0 ? null : tallies.get(at);
    }

    /** Where it is, or, negative and less one, where it belongs. */
    private static int find(long track, String place, List<Tally> tallies) {
        int low = 0;
        int high = tallies.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Tally there = tallies.get(middle);
            int order = Episode.compare(there.track(), there.place(), track, place);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return -low - 1;
    }

    static List<Tally> with(Tally tally, List<Tally> tallies) {
        List<Tally> next = new ArrayList<>(tallies);
        int at = find(tally.track(), tally.place(), next);
        if (at >= 0) {
            next.set(at, tally);
            return next;
        }
        next.add(-at - 1, tally);
        if (next.size() > MOST) {
            next.remove(
                    next.stream()
                            .min(Comparator.comparingLong(Tally::lastMicros).thenComparing(ORDER))
                            .orElseThrow());
        }
        return next;
    }

    /** Without those that have not changed since then. */
    static List<Tally> since(long micros, List<Tally> tallies) {
        for (Tally tally : tallies) {
            if (tally.lastMicros() < micros) {
                return tallies.stream().filter(each -> each.lastMicros() >= micros).toList();
            }
        }
        return tallies;
    }

    /** With those of {@code from} added to those of {@code to}. */
    static List<Tally> renamed(long from, long to, List<Tally> tallies) {
        List<Tally> next = tallies;
        for (Tally tally : tallies) {
            if (tally.track() == from) {
                Tally known = of(to, tally.place(), next);
                Tally sum =
                        new Tally(
                                to,
                                tally.place(),
                                tally.sumMicros() + (known == null ? 0 : known.sumMicros()),
                                tally.lastMicros(),
                                known == null ? tally.startedMicros() : known.startedMicros());
                next = with(sum, next.stream().filter(each -> !each.equals(tally)).toList());
            }
        }
        return next;
    }
}
