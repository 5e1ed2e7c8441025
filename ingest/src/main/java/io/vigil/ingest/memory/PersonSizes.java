package io.vigil.ingest.memory;

import java.util.Arrays;

/**
 * How tall a standing person is at each row of the image, learnt from patches that look like one:
 * on flat ground the height grows with the row of the feet in a straight line (Hoiem et al.,
 * "Putting objects in perspective", 2008). In pixels of the reduced image.
 */
final class PersonSizes {
    private static final int BANDS = 12;
    private static final int PER_BAND = 24;
    private static final int ENOUGH = 30;

    /** Pixels of height below which a patch is too often a part or a flicker. */
    private static final int SMALLEST = 16;

    /** Width over height of a walking person, until the scene says otherwise. */
    private static final double USUAL_ASPECT = 0.42;

    private final int imageWidth;
    private final int imageHeight;
    private final double[][] feet = new double[BANDS][PER_BAND];
    private final double[][] heights = new double[BANDS][PER_BAND];
    private final double[][] aspects = new double[BANDS][PER_BAND];
    private final int[] counts = new int[BANDS];
    private double slope;
    private double offset;
    private double aspect = USUAL_ASPECT;
    private boolean known;

    PersonSizes(int imageWidth, int imageHeight) {
        this.imageWidth = imageWidth;
        this.imageHeight = imageHeight;
    }

    /** Whether enough people of consistent sizes have been seen. */
    boolean known() {
        return known;
    }

    /** Height of a person whose feet are at this row; at least 4. */
    double height(double foot) {
        return Math.max(4, offset + slope * foot);
    }

    double width(double foot) {
        return aspect * height(foot);
    }

    /** Learns from a patch if it is upright, whole and alone. */
    void consider(Patch patch) {
        double tall = patch.height() / (double) patch.width();
        boolean whole =
                patch.left() > 1
                        && patch.top() > 1
                        && patch.right() < imageWidth - 1
                        && patch.bottom() < imageHeight - 2;
        if (!whole
                || tall < 1.7
                || tall > 4
                || patch.height() < SMALLEST
                || patch.fill() < 0.4
                || patch.solid()) {
            return;
        }
        int band = Math.min(BANDS - 1, patch.bottom() * BANDS / imageHeight);
        int slot = counts[band]++ % PER_BAND;
        feet[band][slot] = patch.bottom();
        heights[band][slot] = patch.height();
        aspects[band][slot] = 1 / tall;
    }

    /** Fits the line anew: least absolute deviations by reweighted least squares. */
    void fit() {
        int count = 0;
        for (int seen : counts) {
            count += Math.min(PER_BAND, seen);
        }
        if (count < ENOUGH) {
            return;
        }
        double[] x = gather(feet, count);
        double[] y = gather(heights, count);
        // By area, since it is small things that are of every size.
        double[] weights = new double[count];
        Arrays.setAll(weights, i -> y[i] * y[i]);
        double fittedSlope = 0;
        double fittedOffset = 0;
        for (int round = 0; round < 12; round++) {
            double sum = 0;
            double sumX = 0;
            double sumY = 0;
            for (int i = 0; i < count; i++) {
                sum += weights[i];
                sumX += weights[i] * x[i];
                sumY += weights[i] * y[i];
            }
            double meanX = sumX / sum;
            double meanY = sumY / sum;
            double covariance = 0;
            // People all at one depth say nothing of the slope: it stays near level.
            double spread = sum * 4;
            for (int i = 0; i < count; i++) {
                covariance += weights[i] * (x[i] - meanX) * (y[i] - meanY);
                spread += weights[i] * (x[i] - meanX) * (x[i] - meanX);
            }
            fittedSlope = covariance / spread;
            fittedOffset = meanY - fittedSlope * meanX;
            for (int i = 0; i < count; i++) {
                double off = Math.abs(y[i] - fittedOffset - fittedSlope * x[i]);
                weights[i] = y[i] * y[i] / Math.max(1, off);
            }
        }
        slope = fittedSlope;
        offset = fittedOffset;
        double[] relative = new double[count];
        for (int i = 0; i < count; i++) {
            relative[i] = Math.abs(y[i] - height(x[i])) / height(x[i]);
        }
        known = median(relative) < 0.15;
        aspect = median(gather(aspects, count));
    }

    private double[] gather(double[][] bands, int count) {
        double[] all = new double[count];
        int next = 0;
        for (int band = 0; band < BANDS; band++) {
            int filled = Math.min(PER_BAND, counts[band]);
            System.arraycopy(bands[band], 0, all, next, filled);
            next += filled;
        }
        return all;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
