package io.vigil.tracking.evaluation.detection;

import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether a detection was right: it took an object of its class at an overlap of .50.
 *
 * @param score in [0, 1]
 */
public record Outcome(double score, boolean right) {
    private static final double MIN_IOU = 0.5;

    /** Of all detections of an image, class by class. */
    public static List<Outcome> of(ScoredImage image) {
        TreeSet<String> labels = new TreeSet<>();
        image.detections().forEach(detection -> labels.add(detection.label()));
        List<Outcome> outcomes = new ArrayList<>(image.detections().size());
        for (String label : labels) {
            ScoredImage only = image.only(label);
            Matching matching = Matching.of(only, Matching.overlaps(only), MIN_IOU, Area.ALL);
            List<Detection> detections = only.detections();
            for (int d = 0; d < detections.size(); d++) {
                outcomes.add(
                        new Outcome(
                                detections.get(d).score(), matching.objectOf(d) != Matching.NONE));
            }
        }
        return outcomes;
    }
}
