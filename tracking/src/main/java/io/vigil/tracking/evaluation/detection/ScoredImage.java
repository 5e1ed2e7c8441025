package io.vigil.tracking.evaluation.detection;

import io.vigil.tracking.Detection;
import java.util.Comparator;
import java.util.List;

/**
 * An image with what is there and what a detector said of it.
 *
 * @param name unique within a set of images; settles the order of equal scores
 * @param truth all objects of the classes that are evaluated; empty where there are none
 * @param detections best first, equal scores in the order given; of more than {@link #MOST} the
 *     best stay
 */
public record ScoredImage(String name, List<TrueObject> truth, List<Detection> detections) {
    /** COCO's limit, over all classes of an image. */
    public static final int MOST = 100;

    public ScoredImage {
        truth = List.copyOf(truth);
        detections =
                detections.stream()
                        .sorted(Comparator.comparingDouble(Detection::score).reversed())
                        .limit(MOST)
                        .toList();
    }

    /** Only what concerns one class. */
    ScoredImage only(String label) {
        return new ScoredImage(
                name,
                truth.stream().filter(t -> t.label().equals(label)).toList(),
                detections.stream().filter(d -> d.label().equals(label)).toList());
    }
}
