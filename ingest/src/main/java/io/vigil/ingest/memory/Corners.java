package io.vigil.ingest.memory;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.goodFeaturesToTrack;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The corners of an image that are told apart best from what is around them (Shi and Tomasi, 1994),
 * spread over the image: no part of it, however rich, has more than a few.
 */
final class Corners {
    private static final int CANDIDATES = 1200;
    private static final double LEAST_QUALITY = 0.01;
    private static final double LEAST_DISTANCE = 6;
    private static final int COLUMNS = 8;
    private static final int ROWS = 6;
    private static final int MOST_IN_A_CELL = 4;

    private Corners() {}

    /**
     * @param still 1 where a corner may be, 0 where not; a byte a pixel
     * @return x and y in turn, in pixels from the middle of the first
     */
    static float[] of(Mat image, byte[] still) {
        try (Mat mask = new Mat(image.rows(), image.cols(), CV_8UC1);
                Mat found = new Mat()) {
            mask.data().put(still);
            goodFeaturesToTrack(
                    image, found, CANDIDATES, LEAST_QUALITY, LEAST_DISTANCE, mask, 3, false, 0.04);
            float[] all = new float[2 * found.rows()];
            if (all.length > 0) {
                new FloatPointer(found.data()).get(all);
            }
            return spread(all, image.cols(), image.rows());
        }
    }

    /** The best come first. */
    private static float[] spread(float[] all, int width, int height) {
        int[] taken = new int[COLUMNS * ROWS];
        float[] kept = new float[all.length];
        int count = 0;
        for (int i = 0; i < all.length; i += 2) {
            int column = (int) (all[i] * COLUMNS / width);
            int row = (int) (all[i + 1] * ROWS / height);
            if (taken[row * COLUMNS + column]++ < MOST_IN_A_CELL) {
                kept[count++] = all[i];
                kept[count++] = all[i + 1];
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
