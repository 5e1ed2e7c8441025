package io.vigil.operators.perceive.onnx;

import io.vigil.operators.perceive.onnx.TensorSpec.ElementType;
import java.util.Arrays;

/**
 * How images lie in a model's input.
 *
 * @param images how many places it has
 * @param width in pixels
 * @param height in pixels
 * @param channelsFirst whether each channel is a plane of its own; else the three numbers of a
 *     pixel lie together
 * @param type of the numbers
 */
record InputShape(int images, int width, int height, boolean channelsFirst, ElementType type) {
    static final int CHANNELS = 3;

    /**
     * @param input with all sides known
     * @throws ModelException if it is none of images with three channels
     */
    static InputShape of(TensorSpec input) {
        long[] shape = input.shape();
        boolean known = shape.length == 4 && Arrays.stream(shape).allMatch(side -> side > 0);
        boolean first = known && shape[1] == CHANNELS;
        boolean last = known && !first && shape[3] == CHANNELS;
        if (!first && !last) {
            throw new ModelException(
                    "Input %s needs a shape of [images, 3, height, width] or [images, height, width, 3]; export the model for images of three colour channels"
                            .formatted(input));
        }
        switch (input.type()) {
            case FLOAT32, FLOAT16, UINT8 -> {}
            default ->
                    throw new ModelException(
                            "Input %s needs numbers of type float32, float16 or uint8; export the model with one of these"
                                    .formatted(input));
        }
        int height = (int) shape[first ? 2 : 1];
        int width = (int) shape[first ? 3 : 2];
        return new InputShape((int) shape[0], width, height, first, input.type());
    }

    /** Numbers of one image. */
    long elements() {
        return (long) CHANNELS * width * height;
    }

    /** Bytes of one number. */
    int bytes() {
        return switch (type) {
            case FLOAT32 -> Float.BYTES;
            case FLOAT16 -> Short.BYTES;
            default -> 1;
        };
    }
}
