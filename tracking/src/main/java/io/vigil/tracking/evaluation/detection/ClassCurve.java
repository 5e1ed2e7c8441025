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

    private final Curve[] curves;
    private final int[] objects;

    private ClassCurve(Curve[] curves, int[] objects) {
        this.curves = curves;
        this.objects = objects;
    }

    /**
     * The detections that count at one overlap, best first, up to the last that found an object:
     * after it precision only falls.
     *
     * @param image of each
     * @param hit whether it found an object
     * @param found in all images
     * @param wrong detections in all images that found none
     */
    private record Curve(int[] image, boolean[] hit, long found, long wrong) {}

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
        Curve[] curves = new Curve[minIous.length];
        for (int k = 0; k < curves.length; k++) {
            Matching[] matchings = new Matching[overlaps.length];
            for (int i = 0; i < matchings.length; i++) {
                matchings[i] = Matching.of(images.get(i), overlaps[i], minIous[k], area);
            }
            curves[k] = curve(marks, matchings);
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
        return new ClassCurve(curves, objects);
    }

    private static Curve curve(Mark[] marks, Matching[] matchings) {
        int[] image = new int[marks.length];
        boolean[] hit = new boolean[marks.length];
        int count = 0;
        int last = 0;
        long found = 0;
        for (Mark mark : marks) {
            Matching matching = matchings[mark.image()];
            if (!matching.ignored(mark.order())) {
                image[count] = mark.image();
                hit[count] = matching.objectOf(mark.order()) != Matching.NONE;
                if (hit[count]) {
                    last = count + 1;
                    found++;
                }
                count++;
            }
        }
        return new Curve(
                Arrays.copyOf(image, last), Arrays.copyOf(hit, last), found, count - found);
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

    /**
     * Objects found in all images.
     *
     * @param minIou index of the overlap
     */
    long found(int minIou) {
        return curves[minIou].found();
    }

    /** Detections in all images that found no object. */
    long wrong(int minIou) {
        return curves[minIou].wrong();
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
        Curve curve = curves[minIou];
        double[] recalls = new double[curve.image().length];
        double[] precisions = new double[curve.image().length];
        int points = 0;
        long found = 0;
        long said = 0;
        for (int m = 0; m < recalls.length; m++) {
            int weight = weights[curve.image()[m]];
            said += weight;
            // Between two of them precision only falls: these are the points of the curve.
            if (curve.hit()[m] && weight > 0) {
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
            if (point < 0) {
                // All lower recalls are served by the best there is.
                return (sum + best * (step + 1)) / STEPS;
            }
            sum += best;
        }
        return sum / STEPS;
    }
}
