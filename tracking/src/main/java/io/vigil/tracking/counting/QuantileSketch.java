package io.vigil.tracking.counting;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How positive values are distributed, with quantiles to 1 % of their value (DDSketch; Masson, Rim
 * and Lee, VLDB 2019): a histogram whose bins grow by the same factor. Sketches add up exactly, in
 * any order, and values can be taken out again. Values outside {@link #LEAST} to {@link #MOST}
 * count as those, so there are never more than 1,037 bins. Immutable.
 */
public final class QuantileSketch {
    public static final double RELATIVE_ERROR = 0.01;

    /** A millimetre per second, or a millisecond in seconds. */
    public static final double LEAST = 1e-3;

    /** Over 11 days in seconds. */
    public static final double MOST = 1e6;

    public static final QuantileSketch EMPTY = new QuantileSketch(new int[0], new long[0]);

    private static final double GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
    private static final double LOG_GAMMA = StrictMath.log(GAMMA);

    private final int[] bins;
    private final long[] counts;

    private QuantileSketch(int[] bins, long[] counts) {
        this.bins = bins;
        this.counts = counts;
    }

    /**
     * @param bins rising
     * @param counts of each, at least 1
     */
    public static QuantileSketch of(int[] bins, long[] counts) {
        boolean valid = bins.length == counts.length;
        for (int i = 0; valid && i < bins.length; i++) {
            valid = counts[i] >= 1 && (i == 0 || bins[i - 1] < bins[i]);
        }
        if (!valid) {
            throw new IllegalArgumentException(
                    "Sketch needs rising bins with a count of at least 1 each, but had %s with %s"
                            .formatted(Arrays.toString(bins), Arrays.toString(counts)));
        }
        return bins.length == 0 ? EMPTY : new QuantileSketch(bins.clone(), counts.clone());
    }

    public int[] bins() {
        return bins.clone();
    }

    public long[] counts() {
        return counts.clone();
    }

    public boolean isEmpty() {
        return bins.length == 0;
    }

    public long size() {
        return Arrays.stream(counts).sum();
    }

    public QuantileSketch with(double value) {
        return plus(new QuantileSketch(new int[] {bin(value)}, new long[] {1}), 1);
    }

    /** Without a value that was put in; one that was not changes nothing. */
    public QuantileSketch without(double value) {
        return plus(new QuantileSketch(new int[] {bin(value)}, new long[] {1}), -1);
    }

    public QuantileSketch plus(QuantileSketch other) {
        return isEmpty() ? other : other.isEmpty() ? this : plus(other, 1);
    }

    private QuantileSketch plus(QuantileSketch other, int sign) {
        int[] sumBins = new int[bins.length + other.bins.length];
        long[] sums = new long[sumBins.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < bins.length || j < other.bins.length) {
            boolean mine = j == other.bins.length || (i < bins.length && bins[i] <= other.bins[j]);
            int bin = mine ? bins[i] : other.bins[j];
            long sum = mine ? counts[i++] : 0;
            if (j < other.bins.length && other.bins[j] == bin) {
                sum += sign * other.counts[j++];
            }
            if (sum > 0) {
                sumBins[size] = bin;
                sums[size++] = sum;
            }
        }
        return size == 0
                ? EMPTY
                : new QuantileSketch(Arrays.copyOf(sumBins, size), Arrays.copyOf(sums, size));
    }

    /**
     * The value of which a share {@code q} of the others is below: the one with rank {@code q * (n
     * - 1)}, rounded down, from 0.
     *
     * @param q in [0, 1]
     * @return empty where there is none
     */
    public OptionalDouble quantile(double q) {
        double rank = q * (size() - 1);
        long below = 0;
        for (int i = 0; i < bins.length; i++) {
            below += counts[i];
            if (below > rank) {
                double upper = StrictMath.exp(bins[i] * LOG_GAMMA);
                return OptionalDouble.of(2 * upper / (GAMMA + 1));
            }
        }
        return OptionalDouble.empty();
    }

    private static int bin(double value) {
        // NaN fails the comparison and counts as the least.
        double within = value >= LEAST ? Math.min(MOST, value) : LEAST;
        return (int) StrictMath.ceil(StrictMath.log(within) / LOG_GAMMA);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantileSketch that
                && Arrays.equals(bins, that.bins)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bins) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "QuantileSketch[%d values in %d bins]".formatted(size(), bins.length);
    }
}
