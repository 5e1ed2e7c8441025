package io.vigil.tracking.evaluation.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Whether two models differ on a set of images, or would on another draw of like images (Efron
 * 1979): images are drawn with replacement, and both models are measured on the same draw.
 *
 * @param draws how often
 * @param seed of the draws
 */
public record PairedBootstrap(int draws, long seed) {
    public PairedBootstrap {
        if (draws < 1) {
            throw new IllegalArgumentException(
                    "PairedBootstrap needs at least one draw, but had " + draws);
        }
    }

    /**
     * @param images how many there are
     * @param candidate figures for how often each image is there; NaN where there is none
     * @param baseline the same figures of the other model
     * @return one for each figure: candidate less baseline
     */
    public List<Difference> compare(
            int images, Function<int[], double[]> candidate, Function<int[], double[]> baseline) {
        int[] weights = new int[images];
        Arrays.fill(weights, 1);
        double[] measured = difference(candidate.apply(weights), baseline.apply(weights));
        double[][] drawn = new double[measured.length][draws];
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < draws; draw++) {
            Arrays.fill(weights, 0);
            for (int i = 0; i < images; i++) {
                weights[random.nextInt(images)]++;
            }
            double[] each = difference(candidate.apply(weights), baseline.apply(weights));
            for (int f = 0; f < each.length; f++) {
                drawn[f][draw] = each[f];
            }
        }
        List<Difference> differences = new ArrayList<>();
        for (int f = 0; f < measured.length; f++) {
            differences.add(Difference.of(measured[f], drawn[f]));
        }
        return differences;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    /**
     * By how much one model is ahead.
     *
     * @param measured on the images as they are; NaN where there is no such figure
     * @param drawn on each draw that has the figure, rising
     */
    public record Difference(double measured, List<Double> drawn) {
        public Difference {
            drawn = List.copyOf(drawn);
        }

        static Difference of(double measured, double[] drawn) {
            return new Difference(
                    measured,
                    Arrays.stream(drawn).filter(d -> !Double.isNaN(d)).sorted().boxed().toList());
        }

        /**
         * The lower end of the percentile interval.
         *
         * @param level such as 0.95
         * @return NaN where there is no draw
         */
        public double low(double level) {
            return at((1 - level) / 2);
        }

        /** The upper end of the percentile interval. */
        public double high(double level) {
            return at((1 + level) / 2);
        }

        private double at(double share) {
            if (drawn.isEmpty()) {
                return Double.NaN;
            }
            double place = share * (drawn.size() - 1);
            int below = (int) Math.floor(place);
            int above = Math.min(below + 1, drawn.size() - 1);
            return drawn.get(below) + (place - below) * (drawn.get(above) - drawn.get(below));
        }
    }
}
