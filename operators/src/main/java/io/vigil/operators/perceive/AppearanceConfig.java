package io.vigil.operators.perceive;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Which model tells how objects look, and of which it is asked. What is left out has no embedding,
 * which trackers can do with.
 *
 * @param model an ONNX file, or {@link #NO_MODEL}
 */
public record AppearanceConfig(String model, CropRule crops) implements Serializable {
    public static final String NO_MODEL = "none";

    /** Nobody's looks are measured. */
    public static final AppearanceConfig NONE = of(NO_MODEL);

    public AppearanceConfig {
        Objects.requireNonNull(crops, "crops");
        if (model.isEmpty()) {
            throw new IllegalArgumentException(
                    "Appearance needs a model, or %s, but it was empty".formatted(NO_MODEL));
        }
    }

    /**
     * The same with the rule's parts.
     *
     * @see CropRule
     */
    public AppearanceConfig(
            String model,
            List<String> labels,
            double minWidth,
            double minHeight,
            double minScore,
            int every) {
        this(model, new CropRule(labels, minWidth, minHeight, minScore, every));
    }

    /** Of people of at least 8 x 16 pixels, whatever their score, in every frame. */
    public static AppearanceConfig of(String model) {
        return new AppearanceConfig(model, CropRule.PEOPLE);
    }

    /** The same with another model. */
    public AppearanceConfig withModel(String other) {
        return new AppearanceConfig(other, crops);
    }

    public boolean isOn() {
        return !model.equals(NO_MODEL);
    }
}
