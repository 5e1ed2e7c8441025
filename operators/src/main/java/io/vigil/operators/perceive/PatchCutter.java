package io.vigil.operators.perceive;

import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.tracking.Box;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Cuts one place out of a frame and of those before it. Used by one thread. */
final class PatchCutter implements AutoCloseable {
    private final CropPlan plan;
    private final Size size;
    private final Mat map = new Mat(2, 3, opencv_core.CV_64FC1);
    private final Mat patch = new Mat();
    private final Mat grey = new Mat();
    private final Scalar black = new Scalar(0);
    private final byte[] pixels;

    PatchCutter(CropPlan plan) {
        this.plan = plan;
        size = new Size(plan.side(), plan.side());
        pixels = new byte[plan.side() * plan.side()];
    }

    /**
     * @param looks the frame, then one for each of {@link CropPlan#LAGS}; all of one size
     * @param box in pixels
     */
    byte[] cut(List<Mat> looks, Box box) {
        Box square = CropPlan.square(box);
        double step = (square.right() - square.left()) / plan.side();
        byte[] all = new byte[plan.looks()];
        int place = 0;
        for (Mat look : looks) {
            cut(look, square, step);
            grey.data().get(pixels);
            System.arraycopy(pixels, 0, all, place, pixels.length);
            place += pixels.length;
        }
        return all;
    }

    private void cut(Mat bgr, Box square, double step) {
        if (step > 2 && inside(square, bgr)) {
            int left = (int) Math.rint(square.left());
            int top = (int) Math.rint(square.top());
            int side = (int) Math.rint(square.right() - square.left());
            try (Rect area =
                            new Rect(
                                    Math.min(left, bgr.cols() - side),
                                    Math.min(top, bgr.rows() - side),
                                    side,
                                    side);
                    Mat part = new Mat(bgr, area)) {
                opencv_imgproc.resize(part, patch, size, 0, 0, opencv_imgproc.INTER_AREA);
            }
        } else {
            // OpenCV speaks of the middles of pixels, which lie half a pixel behind their edges.
            double middle = step / 2 - 0.5;
            try (DoublePointer numbers = new DoublePointer(map.data())) {
                numbers.put(step, 0, square.left() + middle, 0, step, square.top() + middle);
            }
            opencv_imgproc.warpAffine(
                    bgr,
                    patch,
                    map,
                    size,
                    opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP,
                    opencv_core.BORDER_REPLICATE,
                    black);
        }
        opencv_imgproc.cvtColor(patch, grey, opencv_imgproc.COLOR_BGR2GRAY);
    }

    private static boolean inside(Box square, Mat bgr) {
        return square.left() >= 0.5
                && square.top() >= 0.5
                && square.right() < bgr.cols() - 0.5
                && square.bottom() < bgr.rows() - 0.5;
    }

    @Override
    public void close() {
        size.close();
        map.close();
        patch.close();
        grey.close();
        black.close();
    }
}
