package io.vigil.sinks.file;

import java.util.Arrays;

/** Percentiles of a stage's latency in milliseconds; nearest rank. */
public record Latency(long samples, double p50, double p95, double p99) {
    /**
     * @param millis in any order; not changed
     */
    public static Latency of(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Latency(
                sorted.length, rank(sorted, 0.50), rank(sorted, 0.95), rank(sorted, 0.99));
    }

    private static double rank(double[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
