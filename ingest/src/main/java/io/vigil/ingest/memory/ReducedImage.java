package io.vigil.ingest.memory;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2YCrCb;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.vigil.ingest.SceneGrid;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * An image made small, as luma and two colour differences, interleaved and row by row, 0 to 255.
 *
 * @param values Y, Cr, Cb of each pixel
 * @param scaleX pixels of the full image per pixel, across
 * @param scaleY the same, down
 */
record ReducedImage(int width, int height, byte[] values, double scaleX, double scaleY) {
    /** Wide enough for a person of 3 % of the image's width; the cost grows with its square. */
    static final int MAX_WIDTH = 320;

    static ReducedImage of(Mat bgr) {
        requireBgr(bgr);
        try (Mat small = new Mat();
                Mat converted = new Mat();
                Size size = size(bgr)) {
            int width = size.width();
            int height = size.height();
            resize(bgr, small, size, 0, 0, INTER_AREA);
            cvtColor(small, converted, COLOR_BGR2YCrCb);
            byte[] values = new byte[width * height * 3];
            converted.data().get(values);
            return new ReducedImage(
                    width,
                    height,
                    values,
                    bgr.cols() / (double) width,
                    bgr.rows() / (double) height);
        }
    }

    /** That of an image of this size made small. */
    static Size size(Mat image) {
        int width = Math.min(MAX_WIDTH, image.cols());
        return new Size(
                width, Math.max(1, Math.round(image.rows() * (width / (float) image.cols()))));
    }

    static void requireBgr(Mat bgr) {
        if (bgr.empty() || bgr.type() != CV_8UC3) {
            throw new IllegalArgumentException(
                    "Scene memory needs an image of 3 channels of 8 bits (CV_8UC3), but was type %d, %dx%d"
                            .formatted(bgr.type(), bgr.cols(), bgr.rows()));
        }
    }

    SceneGrid grid() {
        return GridClock.grid(values, 3, width, height);
    }

    int luma(int pixel) {
        return values[3 * pixel] & 0xff;
    }
}
