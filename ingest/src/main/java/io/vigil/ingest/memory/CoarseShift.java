package io.vigil.ingest.memory;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * By how much one image as a whole is shifted against another, found by trying. It starts the
 * optical flow where the camera jerks further than flow alone can follow, and where a texture
 * repeats within the jerk.
 *
 * @param x to the right, in pixels of the images compared
 * @param y down
 */
record CoarseShift(int x, int y) {
    static final CoarseShift NONE = new CoarseShift(0, 0);

    private static final int STEP = 8;
    private static final int CANDIDATES = 3;

    /** In steps: what is nearer is found by the flow from here. */
    private static final int APART = 3;

    /** Share of the width and height by which the image may be shifted. */
    private static final double MOST = 0.27;

    /** Differences beyond it count no more, so that an object that passes does not decide. */
    private static final int MOST_DIFFERENCE = 24;

    /** A shift has to explain the image so much better than none, else it is a whim of noise. */
    private static final double BETTER_BY = 0.9;

    /**
     * The shifts that explain the image best and are not neighbours, the best first, and none last.
     *
     * @param before 8 bits, one channel, of the same size as {@code now}
     */
    static List<CoarseShift> candidates(Mat before, Mat now) {
        int width = before.cols() / STEP;
        int height = before.rows() / STEP;
        if (width < 4 || height < 4) {
            return List.of(NONE);
        }
        int[] first = reduced(before, width, height);
        int[] second = reduced(now, width, height);
        int mostX = (int) (MOST * width);
        int mostY = (int) (MOST * height);
        int columns = 2 * mostX + 1;
        double[] differences = new double[columns * (2 * mostY + 1)];
        for (int i = 0; i < differences.length; i++) {
            int x = i % columns - mostX;
            int y = i / columns - mostY;
            differences[i] = difference(first, second, width, height, x, y);
        }
        double enough = BETTER_BY * differences[differences.length / 2];
        List<CoarseShift> shifts = new ArrayList<>();
        for (int best = least(differences);
                differences[best] < enough && shifts.size() < CANDIDATES;
                best = least(differences)) {
            int x = best % columns - mostX;
            int y = best / columns - mostY;
            shifts.add(new CoarseShift(x * STEP, y * STEP));
            for (int i = 0; i < differences.length; i++) {
                int apartX = Math.abs(i % columns - mostX - x);
                int apartY = Math.abs(i / columns - mostY - y);
                if (apartX < APART && apartY < APART) {
                    differences[i] = Double.POSITIVE_INFINITY;
                }
            }
        }
        shifts.add(NONE);
        return shifts;
    }

    private static int least(double[] values) {
        int least = 0;
        for (int i = 1; i < values.length; i++) {
            least = values[i] < values[least] ? i : least;
        }
        return least;
    }

    /** Less the mean, so that a change of exposure is none of the image. */
    private static int[] reduced(Mat image, int width, int height) {
        byte[] bytes = new byte[width * height];
        try (Mat small = new Mat();
                Size size = new Size(width, height)) {
            resize(image, small, size, 0, 0, INTER_AREA);
            small.data().get(bytes);
        }
        int[] values = new int[bytes.length];
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] & 0xff;
            sum += values[i];
        }
        int mean = sum / values.length;
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
        }
        return values;
    }

    /** The mean over what both images show. */
    private static double difference(int[] before, int[] now, int width, int height, int x, int y) {
        int left = Math.max(0, -x);
        int right = Math.min(width, width - x);
        int top = Math.max(0, -y);
        int bottom = Math.min(height, height - y);
        int sum = 0;
        for (int row = top; row < bottom; row++) {
            int from = row * width;
            int to = (row + y) * width + x;
            for (int column = left; column < right; column++) {
                int difference = Math.abs(before[from + column] - now[to + column]);
                sum += Math.min(MOST_DIFFERENCE, difference);
            }
        }
        return sum / (double) ((right - left) * (bottom - top));
    }
}
