package io.vigil.ingest.memory;

import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.SceneGrid;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Measures images one after another where nobody needs them reduced in colour: the figures of
 * {@link ImageFigures} from luma alone, but for rounding, at a fraction of the cost. Keeps its
 * buffers, so it is for one thread.
 */
final class QuickFigures {
    private final Mat gray = new Mat();
    private final Mat changed = new Mat();
    private final DoublePointer moments = new DoublePointer(2);
    private final Mat mean = new Mat(1, 1, CV_64FC1, moments);
    private final Mat deviation = new Mat(1, 1, CV_64FC1, moments.getPointer(1));
    private Mat small = new Mat();
    private Mat before = new Mat();
    private byte[] luma = new byte[0];

    /**
     * @param bgr 8 bits a channel ({@code CV_8UC3}); of another size than the one before it, it
     *     starts anew
     */
    ImageStatistics see(Mat bgr) {
        ReducedImage.requireBgr(bgr);
        cvtColor(bgr, gray, COLOR_BGR2GRAY);
        try (Size size = ReducedImage.size(bgr)) {
            resize(gray, small, size, 0, 0, INTER_AREA);
        }
        meanStdDev(small, mean, deviation);
        double moving = moving();
        Mat last = before;
        before = small;
        small = last;
        return new ImageStatistics(moments.get(0), moments.get(1), sharpness(), moving);
    }

    /** Of the image last seen. */
    SceneGrid grid() {
        byte[] reduced = new byte[Math.toIntExact(before.total())];
        before.data().get(reduced);
        return GridClock.grid(reduced, 1, before.cols(), before.rows());
    }

    private double moving() {
        if (before.cols() != small.cols() || before.rows() != small.rows()) {
            return 0;
        }
        absdiff(small, before, changed);
        threshold(changed, changed, Movement.LEAST_CHANGE, 255, THRESH_BINARY);
        return countNonZero(changed) / (double) changed.total();
    }

    private double sharpness() {
        int pixels = Math.toIntExact(gray.total());
        if (luma.length != pixels) {
            luma = new byte[pixels];
        }
        gray.data().get(luma);
        return ImageFigures.sharpness(luma, gray.cols(), gray.rows());
    }
}
