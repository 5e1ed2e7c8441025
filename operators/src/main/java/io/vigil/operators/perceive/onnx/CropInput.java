package io.vigil.operators.perceive.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Puts parts of images into a model's input (bilinear), in the layout and type that it has. Used by
 * one thread at a time.
 */
final class CropInput implements AutoCloseable {
    private final Channels channels;
    private final boolean channelsLast;
    private final int depth;

    /** The pointers of the places do not keep it. */
    private final ByteBuffer target;

    /** One for each image where the channels lie together, else one for each channel. */
    private final List<Mat> places = new ArrayList<>();

    private final Size size;
    private final Mat resized = new Mat();
    private final MatVector split = new MatVector(new Mat(), new Mat(), new Mat());
    private final MatVector normal = new MatVector(new Mat(), new Mat(), new Mat());
    private final Mat map = new Mat(2, 3, opencv_core.CV_64FC1);
    private final Scalar black = new Scalar(0);

    /**
     * @param target direct, holding {@code images} of {@code inputs}; written in place
     */
    CropInput(ByteBuffer target, int images, GraphInputs inputs, Channels channels) {
        this.target = target;
        this.channels = channels;
        channelsLast = inputs.channelsLast();
        depth =
                switch (inputs.image().type()) {
                    case UINT8 -> opencv_core.CV_8U;
                    case INT32 -> opencv_core.CV_32S;
                    case FLOAT16 -> opencv_core.CV_16F;
                    default -> opencv_core.CV_32F;
                };
        size = new Size(inputs.width(), inputs.height());
        int together = channelsLast ? Channels.COUNT : 1;
        BytePointer start = new BytePointer(target);
        int type = opencv_core.CV_MAKETYPE(depth, together);
        long bytes = (long) size.area() * together * Elements.bytes(inputs.image().type());
        for (int i = 0; i < images * Channels.COUNT / together; i++) {
            places.add(new Mat(inputs.height(), inputs.width(), type, start.getPointer(i * bytes)));
        }
    }

    /**
     * Stretches a crop to the input.
     *
     * @param place from 0, below the number of images that the input holds
     */
    void put(int place, View view) {
        Crop crop = view.area();
        try (Rect area = new Rect(crop.left(), crop.top(), crop.width(), crop.height());
                Mat part = new Mat(view.bgr(), area)) {
            opencv_imgproc.resize(part, resized, size, 0, 0, opencv_imgproc.INTER_LINEAR);
        }
        write(place);
    }

    /**
     * @param place from 0, below the number of images that the input holds
     * @param bgr 8 bits a channel
     */
    void put(int place, Mat bgr, Window window) {
        // OpenCV speaks of the middles of pixels, which lie half a pixel behind their edges.
        double middle = window.scale() / 2 - 0.5;
        try (DoublePointer numbers = new DoublePointer(map.data())) {
            numbers.put(
                    window.scale(),
                    0,
                    window.left() + middle,
                    0,
                    window.scale(),
                    window.top() + middle);
        }
        opencv_imgproc.warpAffine(
                bgr,
                resized,
                map,
                size,
                opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP,
                opencv_core.BORDER_CONSTANT,
                black);
        write(place);
    }

    private void write(int place) {
        if (channelsLast && channels.equals(Channels.PLAIN_BGR)) {
            resized.convertTo(places.get(place), depth);
            return;
        }
        opencv_core.split(resized, split);
        for (int i = 0; i < Channels.COUNT; i++) {
            int from = channels.rgb() ? Channels.COUNT - 1 - i : i;
            double scale = 1 / channels.deviation().get(i);
            double shift = -channels.mean().get(i) * scale;
            try (Mat channel = split.get(from);
                    Mat between = normal.get(i)) {
                Mat to = channelsLast ? between : places.get(place * Channels.COUNT + i);
                channel.convertTo(to, depth, scale, shift);
            }
        }
        if (channelsLast) {
            opencv_core.merge(normal, places.get(place));
        }
    }

    @Override
    public String toString() {
        return "%d images in %s".formatted(places.size(), target);
    }

    @Override
    public void close() {
        places.forEach(Mat::close);
        split.close();
        normal.close();
        map.close();
        black.close();
        size.close();
        resized.close();
    }
}
