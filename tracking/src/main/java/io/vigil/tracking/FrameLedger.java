package io.vigil.tracking;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Accounts for every frame of a camera, over all its epochs: {@code captured = published + shed}
 * and {@code published = processed + dead + duplicates}.
 *
 * @param captured frames that the source delivered after sampling
 * @param shed frames dropped before publishing, by reason
 * @param published frames found in the camera's log
 * @param processed frames that perception answered
 * @param dead frames rejected to the dead letters, by reason
 * @param duplicates frames of an (epoch, sequence) not after the one before
 */
public record FrameLedger(
        long captured,
        SortedMap<String, Long> shed,
        long published,
        long processed,
        SortedMap<String, Long> dead,
        long duplicates) {
    public static final FrameLedger EMPTY =
            new FrameLedger(0, new TreeMap<>(), 0, 0, new TreeMap<>(), 0);

    public FrameLedger {
        shed = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(shed));
        dead = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(dead));
    }

    public long shedTotal() {
        return sum(shed);
    }

    public long deadTotal() {
        return sum(dead);
    }

    /** Whether both equations hold: no frame is unaccounted for. */
    public boolean balances() {
        return captured == published + shedTotal()
                && published == processed + deadTotal() + duplicates;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
