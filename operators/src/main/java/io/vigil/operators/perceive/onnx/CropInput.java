package io.vigil.operators.perceive.onnx;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Puts crops into a model's input, each stretched to its size (bilinear), as people's looks are
 * trained. Used by one thread at a time.
 */
final class CropInput implements AutoCloseable {
    /** Of ImageNet, in [0, 1], in the order R, G, B. */
    private static final double[] MEAN = {0.485, 0.456, 0.406};

    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private final CropLayout layout;
    private final List<Mat> places = new ArrayList<>();
    private final Mat resized = new Mat();
    private final MatVector channels = new MatVector(new Mat(), new Mat(), new Mat());

    /**
     * @param target direct, of {@code layout}'s shape for some number of crops; written in place
     */
    CropInput(FloatBuffer target, CropLayout layout) {
        this.layout = layout;
        FloatPointer start = new FloatPointer(target);
        int planes = layout.channelsFirst() ? CropLayout.CHANNELS : 1;
        int type = layout.channelsFirst() ? opencv_core.CV_32FC1 : opencv_core.CV_32FC3;
        int elements = layout.elements() / planes;
        for (long at = 0; at < target.capacity(); at += elements) {
            places.add(new Mat(layout.height(), layout.width(), type, start.getPointer(at)));
        }
    }

    /**
     * @param place from 0, below the number of crops that the input holds
     * @param bgr 8 bits a channel; {@code crop} lies inside it
     */
    void put(int place, Mat bgr, Crop crop) {
        try (Rect area = new Rect(crop.left(), crop.top(), crop.width(), crop.height());
                Mat part = new Mat(bgr, area);
                Size size = new Size(layout.width(), layout.height())) {
            opencv_imgproc.resize(part, resized, size, 0, 0, opencv_imgproc.INTER_LINEAR);
        }
        if (!layout.channelsFirst()) {
            resized.convertTo(places.get(place), opencv_core.CV_32FC3);
            return;
        }
        opencv_core.split(resized, channels);
        for (int i = 0; i < CropLayout.CHANNELS; i++) {
            // From B, G, R to R, G, B.
            try (Mat channel = channels.get(CropLayout.CHANNELS - 1 - i)) {
                channel.convertTo(
                        places.get(place * CropLayout.CHANNELS + i),
                        opencv_core.CV_32FC1,
                        1 / (255 * DEVIATION[i]),
                        -MEAN[i] / DEVIATION[i]);
            }
        }
    }

    @Override
    public void close() {
        places.forEach(Mat::close);
        channels.close();
        resized.close();
    }
}
