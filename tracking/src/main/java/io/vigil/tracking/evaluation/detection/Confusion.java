package io.vigil.tracking.evaluation.detection;

import io.vigil.tracking.Detection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What objects are called by a model that finds them: each object beside the detection that takes
 * it at an overlap of .50, whatever its class.
 *
 * @param pairs the most frequent first
 */
public record Confusion(List<Pair> pairs) {
    private static final double MIN_IOU = 0.5;

    /** A class with fewer objects found tells nothing. */
    private static final long LEAST_FOUND = 5;

    /** The share of a class's objects under one wrong name that is no accident. */
    private static final double SYSTEMATIC = 0.8;

    /** So many objects have to be found before the whole is judged. */
    private static final long LEAST_ALL = 20;

    /**
     * @param label what it is
     * @param said what the model calls it
     * @param count how often
     */
    public record Pair(String label, String said, long count) {
        boolean agree() {
            return label.equals(said);
        }
    }

    public Confusion {
        pairs =
                pairs.stream()
                        .sorted(
                                Comparator.comparingLong(Pair::count)
                                        .reversed()
                                        .thenComparing(Pair::label)
                                        .thenComparing(Pair::said))
                        .toList();
    }

    private record Names(String label, String said) {}

    public static Confusion of(List<ScoredImage> images) {
        Map<Names, Long> counts = new HashMap<>();
        for (ScoredImage image : images) {
            Matching matching = Matching.of(image, Matching.overlaps(image), MIN_IOU, Area.ALL);
            List<Detection> detections = image.detections();
            for (int d = 0; d < detections.size(); d++) {
                int object = matching.objectOf(d);
                if (object != Matching.NONE) {
                    Names names =
                            new Names(image.truth().get(object).label(), detections.get(d).label());
                    counts.merge(names, 1L, Long::sum);
                }
            }
        }
        return new Confusion(
                counts.entrySet().stream()
                        .map(e -> new Pair(e.getKey().label(), e.getKey().said(), e.getValue()))
                        .toList());
    }

    /** Objects that were found under whatever name. */
    public long found() {
        return pairs.stream().mapToLong(Pair::count).sum();
    }

    /** The share of them under their own name; NaN where none was found. */
    public double agreement() {
        return pairs.stream().filter(Pair::agree).mapToLong(Pair::count).sum() / (double) found();
    }

    /** Wrong names, the most frequent first. */
    public List<Pair> wrong() {
        return pairs.stream().filter(pair -> !pair.agree()).toList();
    }

    /**
     * Whether names rather than boxes are at fault: at least two classes trade their names, or most
     * objects have another's while each name stands for mostly one class.
     */
    public boolean systematic() {
        boolean trade =
                wrong().stream().anyMatch(pair -> misnamed(pair) && anyMisnamed(pair.said()));
        return trade || (found() >= LEAST_ALL && agreement() < 0.5 && afterRenaming() >= 0.7);
    }

    private boolean anyMisnamed(String label) {
        return wrong().stream().anyMatch(pair -> pair.label().equals(label) && misnamed(pair));
    }

    private boolean misnamed(Pair pair) {
        long found =
                pairs.stream()
                        .filter(p -> p.label().equals(pair.label()))
                        .mapToLong(Pair::count)
                        .sum();
        return found >= LEAST_FOUND && pair.count() >= SYSTEMATIC * found;
    }

    /** The agreement if each name stood for the class that it is mostly used for. */
    private double afterRenaming() {
        Map<String, Long> best = new HashMap<>();
        pairs.forEach(pair -> best.merge(pair.said(), pair.count(), Math::max));
        return best.values().stream().mapToLong(n -> n).sum() / (double) found();
    }
}
