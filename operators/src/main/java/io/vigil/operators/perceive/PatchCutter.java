package io.vigil.operators.perceive;

import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.tracking.Box;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Cuts one place out of a frame and of those before it. Used by one thread. */
final class PatchCutter implements AutoCloseable {
    private final CropPlan plan;
    private final Size size;
    private final Mat map = new Mat(2, 3, opencv_core.CV_64FC1);
    private final Mat patch = new Mat();
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
    byte[] cut(List<SmallerFrame> looks, Box box) {
        Box square = CropPlan.square(box);
        double step = (square.right() - square.left()) / plan.side();
        byte[] all = new byte[plan.looks()];
        int place = 0;
        for (SmallerFrame look : looks) {
            cut(look.halved(step), look.bgr(), square, step);
            patch.data().get(pixels);
            System.arraycopy(pixels, 0, all, place, pixels.length);
            place += pixels.length;
        }
        return all;
    }

    /**
     * @param from the frame in grey or a smaller copy of it
     * @param step pixels of the frame that become one
     */
    private void cut(Mat from, Mat frame, Box square, double step) {
        double scaleX = (double) from.cols() / frame.cols();
        double scaleY = (double) from.rows() / frame.rows();
        // OpenCV speaks of the middles of pixels, which lie half a pixel behind their edges.
        double left = (square.left() + step / 2) * scaleX - 0.5;
        double top = (square.top() + step / 2) * scaleY - 0.5;
        try (DoublePointer numbers = new DoublePointer(map.data())) {
            numbers.put(step * scaleX, 0, left, 0, step * scaleY, top);
        }
        opencv_imgproc.warpAffine(
                from,
                patch,
                map,
                size,
                opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP,
                opencv_core.BORDER_REPLICATE,
                black);
    }

    @Override
    public void close() {
        size.close();
        map.close();
        patch.close();
        black.close();
    }
}
