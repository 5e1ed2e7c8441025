package io.vigil.ingest.memory;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import io.vigil.ingest.ImageStatistics;
import org.bytedeco.opencv.opencv_core.Mat;

/** Measures one image by itself. */
final class ImageFigures {
    private ImageFigures() {}

    /** Sharpness is taken at full size, because reducing an image sharpens it. */
    static ImageStatistics of(Mat bgr, ReducedImage reduced, double moving) {
        int pixels = reduced.width() * reduced.height();
        long sum = 0;
        long squares = 0;
        for (int i = 0; i < pixels; i++) {
            int luma = reduced.luma(i);
            sum += luma;
            squares += (long) luma * luma;
        }
        double mean = sum / (double) pixels;
        double contrast = Math.sqrt(Math.max(0, squares / (double) pixels - mean * mean));
        return new ImageStatistics(mean, contrast, sharpness(bgr), moving);
    }

    /** Variance of the Laplacian at every third pixel of every third row. */
    private static double sharpness(Mat bgr) {
        int width = bgr.cols();
        int height = bgr.rows();
        byte[] luma = new byte[width * height];
        try (Mat gray = new Mat()) {
            cvtColor(bgr, gray, COLOR_BGR2GRAY);
            gray.data().get(luma);
        }
        return sharpness(luma, width, height);
    }

    static double sharpness(byte[] luma, int width, int height) {
        long sum = 0;
        long squares = 0;
        long count = 0;
        for (int y = 1; y < height - 1; y += 3) {
            for (int x = 1; x < width - 1; x += 3) {
                int i = y * width + x;
                int around =
                        (luma[i - 1] & 0xff)
                                + (luma[i + 1] & 0xff)
                                + (luma[i - width] & 0xff)
                                + (luma[i + width] & 0xff);
                int laplacian = around - 4 * (luma[i] & 0xff);
                sum += laplacian;
                squares += (long) laplacian * laplacian;
                count++;
            }
        }
        if (count == 0) {
            return 0;
        }
        double mean = sum / (double) count;
        return squares / (double) count - mean * mean;
    }
}
