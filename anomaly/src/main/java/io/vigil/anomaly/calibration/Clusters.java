package io.vigil.anomaly.calibration;

import java.util.Arrays;

/**
 * Runs declustering (Leadbetter 1983; Ferro and Segers 2003): exceedances of a level less than a
 * gap apart are one event, and its maximum is what counts. Without it a single incident of many
 * frames would be as many extremes.
 */
final class Clusters {
    /** Seconds without an exceedance that end an event, an alarm's as well; design, section 4.5. */
    static final long GAP_SECONDS = 10;

    private final double level;
    private float[] maxima = new float[16];
    private int size;
    private long last = Long.MIN_VALUE;

    Clusters(double level) {
        this.level = level;
    }

    /**
     * @param second of the score, rising from call to call
     */
    void add(long second, double score) {
        if (!(score > level)) {
            return;
        }
        if (last == Long.MIN_VALUE || second - last > GAP_SECONDS) {
            maxima = size == maxima.length ? Arrays.copyOf(maxima, 2 * size) : maxima;
            maxima[size++] = (float) score;
        } else {
            maxima[size - 1] = Math.max(maxima[size - 1], (float) score);
        }
        last = second;
    }

    float[] maxima() {
        return Arrays.copyOf(maxima, size);
    }
}
