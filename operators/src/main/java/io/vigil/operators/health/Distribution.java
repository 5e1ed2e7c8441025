package io.vigil.operators.health;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many detections there were by score, in ten equal bins of [0, 1], and by class.
 *
 * @param scores counts by bin; never changed after construction
 * @param classes counts by class; at most {@link #MOST_CLASSES}, the rest under {@link #OTHER}
 */
public record Distribution(long[] scores, SortedMap<String, Long> classes) {
    static final int BINS = 10;
    static final int MOST_CLASSES = 16;
    static final String OTHER = "(other)";

    public static final Distribution EMPTY = new Distribution(new long[BINS], new TreeMap<>());

    public Distribution {
        if (scores.length != BINS) {
            throw new IllegalArgumentException(
                    "Distribution needs %d bins of scores, but has %d"
                            .formatted(BINS, scores.length));
        }
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    }

    long total() {
        return Arrays.stream(scores).sum();
    }

    Distribution plus(double score, String label) {
        long[] counts = scores.clone();
        counts[(int) Math.max(0, Math.min(BINS - 1, Math.floor(score * BINS)))]++;
        SortedMap<String, Long> labels = new TreeMap<>(classes);
        add(labels, label, 1);
        return new Distribution(counts, labels);
    }

    Distribution plus(Distribution other) {
        long[] counts = scores.clone();
        for (int i = 0; i < BINS; i++) {
            counts[i] += other.scores[i];
        }
        SortedMap<String, Long> labels = new TreeMap<>(classes);
        for (Map.Entry<String, Long> each : other.classes.entrySet()) {
            add(labels, each.getKey(), each.getValue());
        }
        return new Distribution(counts, labels);
    }

    private static void add(SortedMap<String, Long> labels, String label, long count) {
        boolean known = labels.containsKey(label) || labels.size() < MOST_CLASSES;
        labels.merge(known ? label : OTHER, count, Long::sum);
    }

    /** The classes of two distributions side by side, each in the same order. */
    static long[][] classesOf(Distribution one, Distribution other) {
        TreeSet<String> labels = new TreeSet<>(one.classes.keySet());
        labels.addAll(other.classes.keySet());
        long[][] counts = new long[2][labels.size()];
        int i = 0;
        for (String label : labels) {
            counts[0][i] = one.classes.getOrDefault(label, 0L);
            counts[1][i++] = other.classes.getOrDefault(label, 0L);
        }
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that
                && Arrays.equals(scores, that.scores)
                && classes.equals(that.classes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(scores) + classes.hashCode();
    }
}
