package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A frame and smaller copies of it, each made when it is first asked for. Used by one thread. */
final class SmallerFrame implements AutoCloseable {
    /** Halvings at most: 16 pixels become one. */
    private static final int LEVELS = 4;

    private final Mat bgr;
    private final Frame frame;
    private final Mat[] halved = new Mat[LEVELS + 1];
    private Mat reduced;

    SmallerFrame(FrameView view) {
        bgr = view.bgr();
        frame = view.frame();
    }

    /** Whether it is the same image of the same frame; an image's memory may serve another one. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(FrameView view) {
        Frame other = view.frame();
        return bgr == view.bgr()
                && frame.sequence() == other.sequence()
                && frame.epoch() == other.epoch()
                && frame.capturedAtMicros() == other.capturedAtMicros()
                && frame.camera().equals(other.camera());
    }

    /** The frame itself; valid as long as its owner holds it. */
    Mat bgr() {
        return bgr;
    }

    /** In grey, at most so wide, each pixel the mean of those that it stands for. */
    Mat reduced(int widest) {
        if (reduced == null) {
            double step = Math.max(1, (double) bgr.cols() / widest);
            reduced = new Mat();
            try (Size size =
                    new Size(
                            (int) Math.round(bgr.cols() / step),
                            (int) Math.round(bgr.rows() / step))) {
                // Halving is far cheaper than other ratios, and most of the way.
                opencv_imgproc.resize(halved(step), reduced, size, 0, 0, opencv_imgproc.INTER_AREA);
            }
        }
        return reduced;
    }

    /**
     * In grey, halved as often as leaves no pixel that stands for more than a wanted one will.
     *
     * @param step pixels of the frame that a wanted one will stand for
     */
    Mat halved(double step) {
        int level = Math.max(0, Math.min(LEVELS, Math.getExponent(step)));
        if (halved[0] == null) {
            halved[0] = new Mat();
            opencv_imgproc.cvtColor(bgr, halved[0], opencv_imgproc.COLOR_BGR2GRAY);
        }
        for (int i = 1; i <= level; i++) {
            Mat from = halved[i - 1];
            if (halved[i] == null && from.cols() > 1 && from.rows() > 1) {
                halved[i] = new Mat();
                try (Size size = new Size(from.cols() / 2, from.rows() / 2)) {
                    opencv_imgproc.resize(from, halved[i], size, 0, 0, opencv_imgproc.INTER_AREA);
                }
            }
            if (halved[i] == null) {
                return from;
            }
        }
        return halved[level];
    }

    @Override
    public void close() {
        for (Mat level : halved) {
            if (level != null) {
                level.close();
            }
        }
        if (reduced != null) {
            reduced.close();
        }
    }
}
