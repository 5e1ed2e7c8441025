package io.vigil.operators.perceive.onnx;

import java.io.Serializable;
import java.util.List;

/**
 * What becomes of a crop's colours in a model's input: (value - mean) / deviation for each channel.
 *
 * @param rgb whether the channels are red, green, blue; else blue, green, red
 * @param mean of each channel in the model's order, in [0, 255]
 * @param deviation likewise; above 0
 */
public record Channels(boolean rgb, List<Double> mean, List<Double> deviation)
        implements Serializable {
    /** Red, green, blue, less ImageNet's mean and divided by its deviation. */
    public static final Channels IMAGENET =
            new Channels(
                    true,
                    List.of(0.485 * 255, 0.456 * 255, 0.406 * 255),
                    List.of(0.229 * 255, 0.224 * 255, 0.225 * 255));

    /** Red, green, blue as they are. */
    public static final Channels PLAIN_RGB = plain(true);

    /** Blue, green, red as they are. */
    public static final Channels PLAIN_BGR = plain(false);

    static final int COUNT = 3;

    public Channels {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != COUNT
                || deviation.size() != COUNT
                || !mean.stream().allMatch(Double::isFinite)
                || !deviation.stream().allMatch(d -> d > 0 && Double.isFinite(d))) {
            throw new IllegalArgumentException(
                    "Channels need a mean and a deviation above 0 for each of 3, but had %s and %s"
                            .formatted(mean, deviation));
        }
    }

    private static Channels plain(boolean rgb) {
        return new Channels(rgb, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    }
}
