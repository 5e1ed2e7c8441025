package io.vigil.anomaly.calibration;

import java.util.Arrays;

/**
 * What one stretch of normal time holds of high scores: the maxima of its clusters. A cluster is
 * what is above a level without a gap of 10 s.
 *
 * @param startMicros capture time of its start
 * @param seconds observed in it
 * @param censoredAbove what was higher was alarmed and is not in here; positive infinity where
 *     nothing was left out
 * @param maxima of the clusters, in any order; none above {@code censoredAbove}
 */
public record NormalBlock(long startMicros, double seconds, double censoredAbove, float[] maxima) {
    /** Seconds below the level that end a cluster. */
    public static final double GAP_SECONDS = Clusters.GAP_SECONDS;

    public NormalBlock {
        if (!(seconds > 0) || !Double.isFinite(seconds) || Double.isNaN(censoredAbove)) {
            throw new IllegalArgumentException(
                    "NormalBlock needs observed seconds above 0 and a number to be censored above, but was [seconds=%s, censoredAbove=%s]"
                            .formatted(seconds, censoredAbove));
        }
        maxima = maxima.clone();
        for (float maximum : maxima) {
            if (!(maximum <= censoredAbove)) {
                throw new IllegalArgumentException(
                        "NormalBlock needs maxima of at most %s, above which it is censored, but one was %s"
                                .formatted(censoredAbove, maximum));
            }
        }
    }

    /** A copy. */
    @Override
    public float[] maxima() {
        return maxima.clone();
    }

    int clusters() {
        return maxima.length;
    }

    float maximum(int i) {
        return maxima[i];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NormalBlock block
                && block.startMicros == startMicros
                && Double.compare(block.seconds, seconds) == 0
                && Double.compare(block.censoredAbove, censoredAbove) == 0
                && Arrays.equals(block.maxima, maxima);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(startMicros) + Arrays.hashCode(maxima);
    }
}
