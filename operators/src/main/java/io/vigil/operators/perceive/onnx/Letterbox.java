package io.vigil.operators.perceive.onnx;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Fits images into a model's input, as YOLOX was trained (Ge et al., arXiv:2107.08430): scaled to
 * fit, at the top left, the rest grey (114); BGR in [0, 255], one plane for each channel. Used by
 * one thread at a time.
 */
final class Letterbox implements AutoCloseable {
    private static final double GREY = 114;
    private static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final Mat[] planes = new Mat[CHANNELS];
    private final Mat[] inner = new Mat[CHANNELS];
    private final Mat resized = new Mat();
    private final MatVector channels = new MatVector(new Mat(), new Mat(), new Mat());
    private int innerWidth;
    private int innerHeight;

    /**
     * @param target direct, of shape [3, height, width]; written in place
     */
    Letterbox(FloatBuffer target, int width, int height) {
        this.width = width;
        this.height = height;
        FloatPointer start = new FloatPointer(target);
        for (int i = 0; i < CHANNELS; i++) {
            FloatPointer plane = start.getPointer((long) i * width * height);
            planes[i] = new Mat(height, width, opencv_core.CV_32FC1, plane);
        }
    }

    /** Puts a view in. */
    Fit fit(View view) {
        Crop area = view.area();
        double scale = Math.min((double) width / area.width(), (double) height / area.height());
        aim(Math.max(1, (int) (area.width() * scale)), Math.max(1, (int) (area.height() * scale)));
        try (Rect part = new Rect(area.left(), area.top(), area.width(), area.height());
                Mat seen = new Mat(view.bgr(), part);
                Size size = new Size(innerWidth, innerHeight)) {
            opencv_imgproc.resize(seen, resized, size, 0, 0, opencv_imgproc.INTER_LINEAR);
        }
        opencv_core.split(resized, channels);
        for (int i = 0; i < CHANNELS; i++) {
            try (Mat channel = channels.get(i)) {
                channel.convertTo(inner[i], opencv_core.CV_32FC1);
            }
        }
        return new Fit(scale, scale, 0, 0, area.left(), area.top());
    }

    /** The border is painted only when the images' shape changes: nothing else writes there. */
    private void aim(int toWidth, int toHeight) {
        if (toWidth == innerWidth && toHeight == innerHeight) {
            return;
        }
        innerWidth = toWidth;
        innerHeight = toHeight;
        try (Rect inside = new Rect(0, 0, toWidth, toHeight);
                Scalar grey = new Scalar(GREY)) {
            for (int i = 0; i < CHANNELS; i++) {
                planes[i].put(grey);
                if (inner[i] != null) {
                    inner[i].close();
                }
                inner[i] = planes[i].apply(inside);
            }
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < CHANNELS; i++) {
            if (inner[i] != null) {
                inner[i].close();
            }
            planes[i].close();
        }
        channels.close();
        resized.close();
    }
}
