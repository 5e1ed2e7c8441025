package io.vigil.deploy.check;

import io.vigil.tracking.evaluation.detection.Calibration;
import io.vigil.tracking.evaluation.detection.DetectionScores;
import io.vigil.tracking.evaluation.detection.Outcome;
import io.vigil.tracking.evaluation.detection.PairedBootstrap;
import io.vigil.tracking.evaluation.detection.PairedBootstrap.Difference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A model beside the one that it is to replace, on the same images: mean average precision of all,
 * of each slice and of each class, and the calibration error.
 *
 * @param accuracy the whole first
 * @param calibration of the detections that a deployment takes
 */
public record BaselineComparison(List<Compared> accuracy, Compared calibration) {
    private static final double LEVEL = 0.95;

    public BaselineComparison {
        accuracy = List.copyOf(accuracy);
    }

    /**
     * @param candidate what the model says, by image
     * @param baseline what the other one says of the same images, in the same order
     */
    static BaselineComparison of(List<SeenImage> candidate, List<SeenImage> baseline) {
        List<Slice> ours = Slice.of(candidate);
        List<Slice> theirs = Slice.of(baseline);
        List<Difference> differences =
                new PairedBootstrap(CheckSettings.DRAWS, CheckSettings.SEED)
                        .compare(
                                candidate.size(),
                                figures(candidate, ours),
                                figures(baseline, theirs));
        List<String> labels = ours.get(0).evaluation().labels();
        List<Long> imagesOf =
                labels.stream()
                        .map(
                                label ->
                                        candidate.stream()
                                                .filter(
                                                        image ->
                                                                image.truth().stream()
                                                                        .anyMatch(
                                                                                t ->
                                                                                        t.label()
                                                                                                .equals(
                                                                                                        label)))
                                                .count())
                        .toList();
        long judged =
                ours.stream().skip(1).filter(s -> enough(s.imagesWithObjects())).count()
                        + imagesOf.stream().filter(BaselineComparison::enough).count();
        double sliceLevel = 1 - (1 - LEVEL) / Math.max(1, judged);
        List<Compared> accuracy = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < ours.size(); i++) {
            accuracy.add(
                    Compared.of(
                            ours.get(i).kind(),
                            ours.get(i).name(),
                            average(ours.get(i).evaluation().scores()),
                            average(theirs.get(i).evaluation().scores()),
                            differences.get(at++),
                            i == 0 ? LEVEL : sliceLevel,
                            ours.get(i).imagesWithObjects()));
        }
        Map<String, DetectionScores> classes = ours.get(0).evaluation().classes();
        Map<String, DetectionScores> others = theirs.get(0).evaluation().classes();
        for (int i = 0; i < labels.size(); i++) {
            accuracy.add(
                    Compared.of(
                            "class",
                            labels.get(i),
                            average(classes.get(labels.get(i))),
                            average(others.get(labels.get(i))),
                            differences.get(at++),
                            sliceLevel,
                            imagesOf.get(i)));
        }
        Compared calibration =
                Compared.of(
                        "calibration",
                        "error",
                        Calibration.of(outcomes(candidate), ones(candidate.size())).error(),
                        Calibration.of(outcomes(baseline), ones(candidate.size())).error(),
                        differences.get(at),
                        LEVEL,
                        candidate.size());
        return new BaselineComparison(accuracy, calibration);
    }

    private static boolean enough(long images) {
        return images >= Compared.LEAST_IMAGES;
    }

    private static double average(DetectionScores scores) {
        return scores.meanAveragePrecision();
    }

    /** Of each slice, of each class, and the calibration error. */
    private static Function<int[], double[]> figures(List<SeenImage> images, List<Slice> slices) {
        int classes = slices.get(0).evaluation().labels().size();
        List<List<Outcome>> outcomes = outcomes(images);
        return weights -> {
            double[] figures = new double[slices.size() + classes + 1];
            for (int i = 0; i < slices.size(); i++) {
                double[] precisions = slices.get(i).evaluation().averagePrecisions(weights);
                figures[i] = precisions[0];
                if (i == 0) {
                    System.arraycopy(precisions, 1, figures, slices.size(), classes);
                }
            }
            figures[figures.length - 1] = Calibration.of(outcomes, weights).error();
            return figures;
        };
    }

    private static List<List<Outcome>> outcomes(List<SeenImage> images) {
        return images.stream().map(image -> Outcome.of(image.asTaken())).toList();
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
