package io.vigil.operators.perceive;

import java.io.Serializable;
import java.util.List;

/**
 * Which model tells how objects look, and of which it is asked. What is left out has no embedding,
 * which trackers can do with.
 *
 * @param model an ONNX file, or {@link #NO_MODEL}
 * @param labels classes to look at; empty for all that the detector tells apart
 * @param minWidth narrower objects, as far as they are inside the image, are left out; in pixels
 * @param minHeight lower ones likewise
 * @param minScore less sure detections are left out, in [0, 1]
 * @param every only frames whose sequence number it divides are looked at, from 1 (all of them)
 */
public record AppearanceConfig(
        String model,
        List<String> labels,
        double minWidth,
        double minHeight,
        double minScore,
        int every)
        implements Serializable {
    public static final String NO_MODEL = "none";

    /** Nobody's looks are measured. */
    public static final AppearanceConfig NONE = of(NO_MODEL);

    public AppearanceConfig {
        labels = List.copyOf(labels);
        if (model.isEmpty()) {
            throw new IllegalArgumentException(
                    "Appearance needs a model, or %s, but it was empty".formatted(NO_MODEL));
        }
        if (!(minWidth >= 1 && minHeight >= 1)) {
            throw new IllegalArgumentException(
                    "Appearance needs minWidth and minHeight of at least 1 pixel, but had %s and %s"
                            .formatted(minWidth, minHeight));
        }
        if (!(minScore >= 0 && minScore <= 1) || every < 1) {
            throw new IllegalArgumentException(
                    "Appearance needs minScore in [0, 1] and every from 1, but had %s and %d"
                            .formatted(minScore, every));
        }
    }

    /** Of people of at least 8 x 16 pixels, whatever their score, in every frame. */
    public static AppearanceConfig of(String model) {
        return new AppearanceConfig(model, List.of("person"), 8, 16, 0, 1);
    }

    /** The same with another model. */
    public AppearanceConfig withModel(String other) {
        return new AppearanceConfig(other, labels, minWidth, minHeight, minScore, every);
    }

    public boolean isOn() {
        return !model.equals(NO_MODEL);
    }
}
