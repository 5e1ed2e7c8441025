package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.Channels;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Which model finds skeletons, and of which detections it is asked.
 *
 * @param model an ONNX file, or {@link AppearanceConfig#NO_MODEL}
 * @param larger how many times the sides of a detection's box the window has that the model sees,
 *     from 1 to 3
 * @param channels what becomes of the colours; empty for what models of its kind expect, else one
 */
public record KeypointsConfig(String model, CropRule crops, double larger, List<Channels> channels)
        implements Serializable {
    private static final double MOST_LARGER = 3;

    /** Nobody's skeleton is looked for. */
    public static final KeypointsConfig NONE = of(AppearanceConfig.NO_MODEL);

    public KeypointsConfig {
        Objects.requireNonNull(crops, "crops");
        channels = List.copyOf(channels);
        if (model.isEmpty() || channels.size() > 1) {
            throw new IllegalArgumentException(
                    "Keypoints need a model, or %s, and at most one setting of channels, but had '%s' and %s"
                            .formatted(AppearanceConfig.NO_MODEL, model, channels));
        }
        if (!(larger >= 1 && larger <= MOST_LARGER)) {
            throw new IllegalArgumentException(
                    "Keypoints need a window of 1 to 3 times the box, but had " + larger);
        }
    }

    /** Of people of at least 16 x 32 pixels in every frame, in windows 1.25 times their boxes. */
    public static KeypointsConfig of(String model) {
        return new KeypointsConfig(
                model, new CropRule(List.of("person"), 16, 32, 0, 1), 1.25, List.of());
    }

    public boolean isOn() {
        return !model.equals(AppearanceConfig.NO_MODEL);
    }

    /** The same with another model. */
    public KeypointsConfig withModel(String other) {
        return new KeypointsConfig(other, crops, larger, channels);
    }
}
