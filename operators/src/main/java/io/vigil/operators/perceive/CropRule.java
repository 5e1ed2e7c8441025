package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.Crop;
import io.vigil.tracking.Detection;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Of which detections a secondary model is asked.
 *
 * @param labels classes to look at; empty for all that the detector tells apart
 * @param minWidth narrower objects, as far as they are inside the image, are left out; in pixels
 * @param minHeight lower ones likewise
 * @param minScore less sure detections are left out, in [0, 1]
 * @param every only frames whose sequence number it divides are looked at, from 1 (all of them)
 */
public record CropRule(
        List<String> labels, double minWidth, double minHeight, double minScore, int every)
        implements Serializable {
    /** People of at least 8 x 16 pixels, whatever their score, in every frame. */
    public static final CropRule PEOPLE = new CropRule(List.of("person"), 8, 16, 0, 1);

    public CropRule {
        labels = List.copyOf(labels);
        if (!(minWidth >= 1 && minHeight >= 1)) {
            throw new IllegalArgumentException(
                    "Crops need minWidth and minHeight of at least 1 pixel, but had %s and %s"
                            .formatted(minWidth, minHeight));
        }
        if (!(minScore >= 0 && minScore <= 1) || every < 1) {
            throw new IllegalArgumentException(
                    "Crops need minScore in [0, 1] and every from 1, but had %s and %d"
                            .formatted(minScore, every));
        }
    }

    /** Whether a frame of this sequence number is looked at. */
    boolean asks(long sequence) {
        return sequence % every == 0;
    }

    /**
     * The part of an image that shows a detection, if the model is asked of it.
     *
     * @param width of the image in pixels
     * @param height of the image in pixels
     */
    Optional<Crop> crop(Detection detection, int width, int height) {
        return asks(detection)
                ? Crop.of(detection.box(), width, height)
                        .filter(crop -> crop.width() >= minWidth && crop.height() >= minHeight)
                : Optional.empty();
    }

    boolean asks(Detection detection) {
        return detection.score() >= minScore
                && (labels.isEmpty() || labels.contains(detection.label()));
    }
}
