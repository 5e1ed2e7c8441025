package io.vigil.operators.perceive.onnx;

import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/**
 * Turns pixels into a model's numbers: order of the channels, normalisation, type, and planes where
 * the input has them. Used by one thread at a time.
 */
final class PixelWriter implements AutoCloseable {
    private final Preprocessing preprocessing;
    private final int depth;
    private final boolean planes;
    private final boolean together;
    private final MatVector channels = new MatVector(new Mat(), new Mat(), new Mat());
    private final Mat ordered = new Mat();
    private final Mat normalised = new Mat();

    private PixelWriter(InputShape shape, Preprocessing preprocessing) {
        this.preprocessing = preprocessing;
        this.depth = ImagePlace.depth(shape.type());
        this.planes = shape.channelsFirst();
        this.together = preprocessing.sameForAll();
    }

    /**
     * @throws ModelException if the input's type cannot hold what is asked
     */
    static PixelWriter of(InputShape shape, Preprocessing preprocessing) {
        if (shape.type() == TensorSpec.ElementType.UINT8 && !preprocessing.isPlain()) {
            throw new ModelException(
                    "Input of type uint8 takes pixels as they are, but the pre-processing has mean %s and std %s; leave them out"
                            .formatted(preprocessing.mean(), preprocessing.deviation()));
        }
        return new PixelWriter(shape, preprocessing);
    }

    /**
     * @param bgr 8 bits a channel
     * @param inside the input's planes, or all three in one, of the same size
     */
    void write(Mat bgr, List<Mat> inside) {
        if (planes) {
            split(bgr, inside);
        } else if (together) {
            Mat source = bgr;
            if (preprocessing.rgb()) {
                opencv_imgproc.cvtColor(bgr, ordered, opencv_imgproc.COLOR_BGR2RGB);
                source = ordered;
            }
            convert(source, inside.get(0), 0);
        } else {
            interleave(bgr, inside.get(0));
        }
    }

    private void split(Mat bgr, List<Mat> inside) {
        opencv_core.split(bgr, channels);
        for (int i = 0; i < InputShape.CHANNELS; i++) {
            try (Mat channel = channels.get(source(i))) {
                convert(channel, inside.get(i), i);
            }
        }
    }

    private void interleave(Mat bgr, Mat inside) {
        opencv_core.split(bgr, channels);
        try (MatVector converted = new MatVector(InputShape.CHANNELS)) {
            for (int i = 0; i < InputShape.CHANNELS; i++) {
                try (Mat channel = channels.get(source(i));
                        Mat numbers = new Mat()) {
                    convert(channel, numbers, i);
                    converted.put(i, numbers);
                }
            }
            opencv_core.merge(converted, normalised);
        }
        normalised.copyTo(inside);
    }

    /** From the model's order of channels to the image's, which is blue, green, red. */
    private int source(int channel) {
        return preprocessing.rgb() ? InputShape.CHANNELS - 1 - channel : channel;
    }

    private void convert(Mat pixels, Mat numbers, int channel) {
        double deviation = preprocessing.deviation().get(channel);
        pixels.convertTo(
                numbers, depth, 1 / deviation, -preprocessing.mean().get(channel) / deviation);
    }

    @Override
    public void close() {
        channels.close();
        ordered.close();
        normalised.close();
    }
}
