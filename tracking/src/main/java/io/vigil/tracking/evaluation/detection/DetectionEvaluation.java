package io.vigil.tracking.evaluation.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Average precision of a detector on a set of images, as COCO defines it (Lin et al.,
 * arXiv:1405.0312, and its evaluation page): over overlaps of .50, .55 ... .95, at most 100
 * detections an image, greedy matching by falling score, precision interpolated at 101 recalls, the
 * mean over the classes that have objects. Labels know no crowds. Immutable.
 */
public final class DetectionEvaluation {
    /** .50, .55 ... .95. */
    private static final double[] MIN_IOUS =
            IntStream.range(0, 10).mapToDouble(k -> (50 + 5 * k) / 100.0).toArray();

    private static final int LOOSEST = 0;

    private final Map<String, ClassCurve> curves = new LinkedHashMap<>();
    private final int[] places;
    private final int[] once;

    private DetectionEvaluation(List<ScoredImage> images, int[] places, Area area) {
        TreeSet<String> labels = new TreeSet<>();
        images.forEach(image -> image.truth().forEach(object -> labels.add(object.label())));
        Integer[] order =
                IntStream.range(0, images.size())
                        .boxed()
                        .sorted(Comparator.comparing((Integer i) -> images.get(i).name()))
                        .toArray(Integer[]::new);
        List<ScoredImage> sorted = Arrays.stream(order).map(images::get).toList();
        for (String label : labels) {
            curves.put(
                    label,
                    ClassCurve.of(
                            sorted.stream().map(image -> image.only(label)).toList(),
                            MIN_IOUS,
                            area));
        }
        this.places = Arrays.stream(order).mapToInt(i -> places[i]).toArray();
        once = new int[images.size()];
        Arrays.fill(once, 1);
    }

    /** Of all images; their order does not matter. */
    public static DetectionEvaluation of(List<ScoredImage> images, Area area) {
        return of(images, IntStream.range(0, images.size()).toArray(), area);
    }

    /**
     * Of some images of a set.
     *
     * @param members which, by their index in {@code images}
     */
    public static DetectionEvaluation of(List<ScoredImage> images, int[] members, Area area) {
        return new DetectionEvaluation(
                Arrays.stream(members).mapToObj(images::get).toList(), members.clone(), area);
    }

    /** Classes that have objects in some image, whatever their size, in alphabetical order. */
    public List<String> labels() {
        return List.copyOf(curves.keySet());
    }

    /** Of all classes together. */
    public DetectionScores scores() {
        return scores(List.copyOf(curves.values()));
    }

    /** By class, in alphabetical order; without those that have no object of the area. */
    public Map<String, DetectionScores> classes() {
        Map<String, DetectionScores> classes = new LinkedHashMap<>();
        curves.forEach(
                (label, curve) -> {
                    if (curve.objects(once) > 0) {
                        classes.put(label, scores(List.of(curve)));
                    }
                });
        return classes;
    }

    private DetectionScores scores(List<ClassCurve> of) {
        long objects = 0;
        long found = 0;
        long wrong = 0;
        List<Double> all = new ArrayList<>();
        List<Double> loosest = new ArrayList<>();
        for (ClassCurve curve : of) {
            objects += curve.objects(once);
            found += curve.found(LOOSEST);
            wrong += curve.wrong(LOOSEST);
            all.add(averagePrecision(curve, once));
            loosest.add(curve.averagePrecision(LOOSEST, once));
        }
        return new DetectionScores(mean(all), mean(loosest), objects, found, wrong, once.length);
    }

    /**
     * Mean average precision with images left out or taken several times.
     *
     * @param weights how often each image of the whole set is there
     * @return NaN where no object is left; then the average precision of each of {@link #labels}
     */
    public double[] averagePrecisions(int[] weights) {
        int[] here = new int[places.length];
        Arrays.setAll(here, i -> weights[places[i]]);
        List<Double> each =
                curves.values().stream().map(curve -> averagePrecision(curve, here)).toList();
        double[] answer = new double[1 + each.size()];
        answer[0] = mean(each);
        for (int i = 0; i < each.size(); i++) {
            answer[i + 1] = each.get(i);
        }
        return answer;
    }

    private static double averagePrecision(ClassCurve curve, int[] weights) {
        double sum = 0;
        for (int k = 0; k < MIN_IOUS.length; k++) {
            sum += curve.averagePrecision(k, weights);
        }
        return sum / MIN_IOUS.length;
    }

    /** Of the classes that have objects. */
    private static double mean(List<Double> figures) {
        return figures.stream()
                .filter(figure -> !figure.isNaN())
                .mapToDouble(figure -> figure)
                .average()
                .orElse(Double.NaN);
    }
}
