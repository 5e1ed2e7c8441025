package io.vigil.operators.perceive.onnx;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * How crops lie in an appearance model's input. Which of the two is told by the place of the
 * channels, since models of each kind expect the same values:
 *
 * <ul>
 *   <li>[crops, 3, height, width], as OSNet and what torchreid exports: RGB, scaled to [0, 1], less
 *       the mean and divided by the deviation of ImageNet.
 *   <li>[crops, height, width, 3], as Intel's person-reidentification-retail: BGR in [0, 255].
 * </ul>
 *
 * @param channelsFirst whether it is the first of the two
 * @param crops how many go in at once; 0 where the graph leaves it open
 * @param height in pixels
 * @param width in pixels
 */
record CropLayout(boolean channelsFirst, int crops, int height, int width) {
    static final int CHANNELS = 3;

    /** Of inputs whose size the graph leaves open: what people's looks are trained on most. */
    private static final int OPEN_HEIGHT = 256;

    private static final int OPEN_WIDTH = 128;

    /** Of one input: 128 MB. What is larger is no batch of crops. */
    private static final long MOST_ELEMENTS = 1 << 25;

    /**
     * @param shape as the graph declares it; what is below 1 is open
     * @throws ModelException if it is neither of the two
     */
    static CropLayout of(Path file, String name, long[] shape) {
        boolean first = shape.length == 4 && shape[1] == CHANNELS;
        boolean last = shape.length == 4 && shape[3] == CHANNELS;
        if (!first && !last) {
            throw new ModelException(
                    "Appearance model %s needs an input of shape [crops, 3, height, width] (RGB) or [crops, height, width, 3] (BGR), but %s has %s"
                            .formatted(file, name, Arrays.toString(shape)));
        }
        long crops = Math.max(0, shape[0]);
        long height = side(shape[first ? 2 : 1], OPEN_HEIGHT);
        long width = side(shape[first ? 3 : 2], OPEN_WIDTH);
        double elements = (double) CHANNELS * Math.max(1, crops) * height * width;
        if (elements > MOST_ELEMENTS) {
            throw new ModelException(
                    "Appearance model %s needs an input of at most %d numbers, but %s has %s; export it with a smaller batch"
                            .formatted(file, MOST_ELEMENTS, name, Arrays.toString(shape)));
        }
        return new CropLayout(first, (int) crops, (int) height, (int) width);
    }

    private static long side(long declared, long open) {
        return declared < 1 ? open : declared;
    }

    /** Of an input that holds so many crops. */
    long[] shape(int count) {
        return channelsFirst
                ? new long[] {count, CHANNELS, height, width}
                : new long[] {count, height, width, CHANNELS};
    }

    /** Numbers of one crop. */
    int elements() {
        return CHANNELS * height * width;
    }
}
