package io.vigil.deploy.run;

import java.util.Arrays;

/**
 * Collects values, such as milliseconds of latency, and answers with their percentiles. Not for
 * many threads.
 */
final class Percentiles {
    private long[] values = new long[1024];
    private int count;

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /**
     * The smallest value that at least the given share of all values does not exceed.
     *
     * @param share in (0, 1]
     */
    long at(double share) {
        if (count == 0) {
            throw new IllegalStateException("No values were collected");
        }
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)];
    }
}
