package io.vigil.tracking.evaluation.detection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of one class over a set of images, so prepared that its average precision can be
 * had for any weights of the images: {@code n} is the same as having the image {@code n} times.
 */
final class ClassCurve {
    /** Of recall: 0, .01 ... 1. */
    private static final int STEPS = 101;

    private final int[] image;
    private final boolean[][] hit;
    private final boolean[][] ignored;
    private final int[] objects;

    private ClassCurve(int[] image, boolean[][] hit, boolean[][] ignored, int[] objects) {
        this.image = image;
        this.hit = hit;
        this.ignored = ignored;
        this.objects = objects;
    }

    private record Mark(int image, int order, double score) {}

    /**
     * @param images of this class only, in the order that settles equal scores
     */
    static ClassCurve of(List<ScoredImage> images, double[] minIous, Area area) {
        Mark[] marks =
                IntStream.range(0, images.size())
                        .boxed()
                        .flatMap(
                                i ->
                                        IntStream.range(0, images.get(i).detections().size())
                                                .mapToObj(d -> mark(images, i, d)))
                        // Stable, so that images and their detections stay in order.
                        .sorted((a, b) -> Double.compare(b.score(), a.score()))
                        .toArray(Mark[]::new);
        double[][][] overlaps = images.stream().map(Matching::overlaps).toArray(double[][][]::new);
        boolean[][] hit = new boolean[minIous.length][marks.length];
        boolean[][] ignored = new boolean[minIous.length][marks.length];
        for (int k = 0; k < minIous.length; k++) {
            Matching[] matchings = new Matching[overlaps.length];
            for (int i = 0; i < matchings.length; i++) {
                matchings[i] = Matching.of(images.get(i), overlaps[i], minIous[k], area);
            }
            for (int m = 0; m < marks.length; m++) {
                Matching matching = matchings[marks[m].image()];
                hit[k][m] = matching.objectOf(marks[m].order()) != Matching.NONE;
                ignored[k][m] = matching.ignored(marks[m].order());
            }
        }
        int[] objects =
                images.stream()
                        .mapToInt(
                                image ->
                                        (int)
                                                image.truth().stream()
                                                        .filter(t -> area.has(t.box()))
                                                        .count())
                        .toArray();
        int[] of = Arrays.stream(marks).mapToInt(Mark::image).toArray();
        return new ClassCurve(of, hit, ignored, objects);
    }

    private static Mark mark(List<ScoredImage> images, int image, int detection) {
        return new Mark(image, detection, images.get(image).detections().get(detection).score());
    }

    /** Objects within the range of areas. */
    long objects(int[] weights) {
        long sum = 0;
        for (int i = 0; i < objects.length; i++) {
            sum += (long) weights[i] * objects[i];
        }
        return sum;
    }

    /** Objects found at an overlap, and detections that found none. */
    long[] foundAndFalse(int minIou, int[] weights) {
        long found = 0;
        long wrong = 0;
        for (int m = 0; m < image.length; m++) {
            if (!ignored[minIou][m]) {
                if (hit[minIou][m]) {
                    found += weights[image[m]];
                } else {
                    wrong += weights[image[m]];
                }
            }
        }
        return new long[] {found, wrong};
    }

    /**
     * The mean, over 101 recalls from 0 to 1, of the best precision at that recall or above.
     *
     * @param minIou index of the overlap
     * @return NaN where there is no object
     */
    double averagePrecision(int minIou, int[] weights) {
        long all = objects(weights);
        if (all == 0) {
            return Double.NaN;
        }
        double[] recalls = new double[image.length];
        double[] precisions = new double[image.length];
        int points = 0;
        long found = 0;
        long said = 0;
        for (int m = 0; m < image.length; m++) {
            int weight = weights[image[m]];
            if (weight == 0 || ignored[minIou][m]) {
                continue;
            }
            said += weight;
            // Between two of them precision only falls: these are the points of the curve.
            if (hit[minIou][m]) {
                found += weight;
                recalls[points] = found / (double) all;
                precisions[points] = found / (double) said;
                points++;
            }
        }
        double sum = 0;
        double best = 0;
        for (int step = STEPS - 1, point = points - 1; step >= 0; step--) {
            double recall = step * 0.01;
            for (; point >= 0 && recalls[point] >= recall; point--) {
                best = Math.max(best, precisions[point]);
            }
            sum += best;
        }
        return sum / STEPS;
    }
}
