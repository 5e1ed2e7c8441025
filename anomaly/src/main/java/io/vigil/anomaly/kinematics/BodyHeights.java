package io.vigil.anomaly.kinematics;

import io.vigil.tracking.Box;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How high a person is at each height of the image: a line over where the feet are, which is what a
 * camera above a floor sees. It gives lengths and speeds a scale without calibration.
 *
 * @param atTop height in pixels of somebody whose feet are at the image's top
 * @param perPixel by how much more for each pixel that they are lower
 * @param least never less, in pixels
 */
public record BodyHeights(double atTop, double perPixel, double least) {
    /** Fewer boxes tell no slope. */
    private static final int LEAST_BOXES = 30;

    /** Boxes whose feet spread over less of their height tell no slope either. */
    private static final double LEAST_SPREAD = 0.5;

    /** A tenth of the median height: a line must not run into the ground. */
    private static final double LOWEST = 0.1;

    public BodyHeights {
        if (!(least > 0) || !Double.isFinite(atTop + perPixel + least)) {
            throw new IllegalArgumentException(
                    "BodyHeights need a finite line and a least height above 0 px, but had %s + %s y and %s"
                            .formatted(atTop, perPixel, least));
        }
    }

    /**
     * The resistant line (Tukey 1977): through the medians of the upper and the lower third.
     *
     * @param people boxes of whole people, in pixels; not empty
     */
    public static BodyHeights of(List<Box> people) {
        List<Box> byFeet = people.stream().sorted(Comparator.comparingDouble(Box::bottom)).toList();
        int n = byFeet.size();
        double middle = median(byFeet.stream().mapToDouble(BodyHeights::height).toArray());
        double least = middle * LOWEST;
        if (n < LEAST_BOXES) {
            return new BodyHeights(middle, 0, least);
        }
        double[] feet = new double[3];
        double[] heights = new double[3];
        for (int k = 0; k < 3; k++) {
            List<Box> third = byFeet.subList(k * n / 3, (k + 1) * n / 3);
            feet[k] = median(third.stream().mapToDouble(Box::bottom).toArray());
            heights[k] = median(third.stream().mapToDouble(BodyHeights::height).toArray());
        }
        double spread = feet[2] - feet[0];
        if (spread < LEAST_SPREAD * middle) {
            return new BodyHeights(middle, 0, least);
        }
        double slope = (heights[2] - heights[0]) / spread;
        double level =
                (heights[0] + heights[1] + heights[2] - slope * (feet[0] + feet[1] + feet[2])) / 3;
        return new BodyHeights(level, slope, least);
    }

    /**
     * @param feet y in pixels
     * @return in pixels
     */
    public double at(double feet) {
        return Math.max(least, atTop + perPixel * feet);
    }

    private static double height(Box box) {
        return box.bottom() - box.top();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
