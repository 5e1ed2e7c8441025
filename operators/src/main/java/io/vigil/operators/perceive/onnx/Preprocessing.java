package io.vigil.operators.perceive.onnx;

import java.util.List;

/**
 * How an image becomes a model's input: placed, then (value - mean) / deviation for each channel.
 *
 * @param placement how it is made to fit
 * @param pad what fills the rest of a letterbox, in [0, 255]
 * @param rgb whether the channels are red, green, blue; else blue, green, red
 * @param mean of each channel in the model's order, in [0, 255]
 * @param deviation likewise; above 0
 */
record Preprocessing(
        Placement placement, double pad, boolean rgb, List<Double> mean, List<Double> deviation) {
    private static final int CHANNELS = 3;

    /** How an image of another shape is made to fit. */
    enum Placement {
        /** Scaled to fit, at the top left, the rest filled. */
        TOP_LEFT,
        /** Scaled to fit, in the middle, the rest filled. */
        CENTRE,
        /** Stretched to the input's shape. */
        STRETCH
    }

    Preprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != CHANNELS
                || deviation.size() != CHANNELS
                || deviation.stream().anyMatch(d -> !(d > 0))) {
            throw new ModelException(
                    "Pre-processing needs a mean and a deviation above 0 for each of 3 channels, but had %s and %s"
                            .formatted(mean, deviation));
        }
        if (!(pad >= 0 && pad <= 255)) {
            throw new ModelException("Pre-processing needs a padding in [0, 255], but had " + pad);
        }
    }

    /** With the same mean and deviation for all channels. */
    static Preprocessing of(
            Placement placement, double pad, boolean rgb, double mean, double deviation) {
        return new Preprocessing(
                placement,
                pad,
                rgb,
                List.of(mean, mean, mean),
                List.of(deviation, deviation, deviation));
    }
}
