package io.vigil.ingest.capture;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * What leaves the process of a camera whose images do not: a grey one of the same size that says
 * so. Used by one thread.
 */
public final class BlankImage {
    /** Of 255: as dark as a page's own boxes and labels stand out from. */
    private static final double GREY = 72;

    private static final double TEXT_GREY = 120;
    private static final String TEXT = "no image leaves this camera";

    /** Of the text at scale 1 in OpenCV's plain font, in pixels. */
    private static final double TEXT_WIDTH = 245;

    private Mat blank = new Mat();

    /**
     * @param image {@code CV_8UC3}; not looked at but for its size
     * @return valid until the next call
     */
    public Mat like(Mat image) {
        if (blank.cols() != image.cols() || blank.rows() != image.rows()) {
            blank.close();
            blank = new Mat(image.rows(), image.cols(), image.type());
            draw();
        }
        return blank;
    }

    private void draw() {
        double scale = Math.min(1, 0.6 * blank.cols() / TEXT_WIDTH);
        try (Scalar grey = Scalar.all(GREY);
                Scalar light = Scalar.all(TEXT_GREY);
                Point at =
                        new Point(
                                (int) (0.02 * blank.cols()),
                                (int) (blank.rows() - 0.02 * blank.cols()))) {
            blank.put(grey);
            opencv_imgproc.putText(
                    blank, TEXT, at, opencv_imgproc.FONT_HERSHEY_PLAIN, scale, light);
        }
    }
}
