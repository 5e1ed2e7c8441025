package io.vigil.operators.perceive;

import io.vigil.tracking.Box;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;

/**
 * How everything in a frame has moved since an earlier one: dense inverse search (Kroeger et al.,
 * arXiv:1603.03590), on images reduced to at most {@value #WIDEST} pixels in width. Used by one
 * thread.
 */
final class FlowField implements AutoCloseable {
    /** Enough for what is large enough to be detected, and some milliseconds. */
    private static final int WIDEST = 384;

    /** Side of the blocks that are taken for moving together, in reduced pixels. */
    private static final int BLOCK = 12;

    /** Blocks belong to the fastest one's object that are at least this share as fast. */
    private static final double TOGETHER = 0.5;

    /** Slower is the noise of what stands, in reduced pixels a second. */
    private static final double LEAST = 3;

    private final DISOpticalFlow search = DISOpticalFlow.create(DISOpticalFlow.PRESET_ULTRAFAST);
    private final Mat moved = new Mat();
    private float[] vectors = new float[0];
    private int width;
    private int height;
    private double scale;
    private double fastestSpeed;

    /** Pixels a second of the reduced image for each pixel moved. */
    private double rate;

    /**
     * @param frame to look at
     * @param earlier of the same size
     * @param seconds between the two, above 0
     */
    void see(SmallerFrame frame, SmallerFrame earlier, double seconds) {
        scale = Math.min(1, (double) WIDEST / frame.bgr().cols());
        Mat now = frame.reduced(WIDEST);
        // What it finds here it would begin with, and frames be seen by what was seen before them.
        moved.release();
        // Backwards, so that each vector lies where its object is now.
        search.calc(now, earlier.reduced(WIDEST), moved);
        width = now.cols();
        height = now.rows();
        rate = -1 / seconds;
        vectors = vectors.length == 2 * width * height ? vectors : new float[2 * width * height];
        try (FloatPointer all = new FloatPointer(moved.data())) {
            all.get(vectors);
        }
    }

    /** Nothing has moved, or it is not known. */
    void still(SmallerFrame frame) {
        Mat bgr = frame.bgr();
        scale = Math.min(1, (double) WIDEST / bgr.cols());
        width = (int) Math.round(bgr.cols() * scale);
        height = (int) Math.round(bgr.rows() * scale);
        rate = 0;
        vectors = new float[2 * width * height];
    }

    /**
     * What moves in a box.
     *
     * @return right, down and fastest tenth, in pixels of the frame a second
     */
    double[] in(Box box) {
        int left = clamp((int) (box.left() * scale), width - 1);
        int top = clamp((int) (box.top() * scale), height - 1);
        int right = Math.max(left + 1, clamp((int) Math.ceil(box.right() * scale), width));
        int bottom = Math.max(top + 1, clamp((int) Math.ceil(box.bottom() * scale), height));
        int pixels = (right - left) * (bottom - top);
        double[] speeds = new double[pixels];
        int n = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                speeds[n++] = speed(y * width + x);
            }
        }
        double fast = Selection.of(speeds, pixels, (int) (0.9 * (pixels - 1)));
        double moving = Math.max(LEAST, fast * TOGETHER);
        double[] across = new double[pixels];
        double[] along = new double[pixels];
        n = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int at = y * width + x;
                if (speed(at) >= moving) {
                    across[n] = vectors[2 * at] * rate;
                    along[n++] = vectors[2 * at + 1] * rate;
                }
            }
        }
        return new double[] {median(across, n) / scale, median(along, n) / scale, fast / scale};
    }

    private static double median(double[] values, int count) {
        return count == 0 ? 0 : Selection.of(values, count, count / 2);
    }

    private static int clamp(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }

    private double speed(int pixel) {
        double x = vectors[2 * pixel] * rate;
        double y = vectors[2 * pixel + 1] * rate;
        return Math.sqrt(x * x + y * y);
    }

    /**
     * What moves fastest in the frame, whether or not anything else knows of it; what enters at the
     * rim is left out, since its motion is a guess.
     *
     * @return in pixels of the frame; empty where nothing moves
     */
    Optional<Box> fastest() {
        int columns = width / BLOCK;
        int rows = height / BLOCK;
        double[] speeds = new double[columns * rows];
        int first = 0;
        for (int row = 1; row < rows - 1; row++) {
            for (int column = 1; column < columns - 1; column++) {
                int block = row * columns + column;
                speeds[block] = blockSpeed(row, column);
                first = speeds[block] > speeds[first] ? block : first;
            }
        }
        fastestSpeed = columns * rows == 0 ? 0 : speeds[first] / scale;
        if (columns * rows == 0 || speeds[first] <= LEAST) {
            return Optional.empty();
        }
        return Optional.of(together(speeds, first, columns, rows));
    }

    /** Of the block that {@link #fastest} began with, in pixels of the frame a second. */
    double fastestSpeed() {
        return fastestSpeed;
    }

    private double blockSpeed(int row, int column) {
        double x = 0;
        double y = 0;
        for (int dy = 0; dy < BLOCK; dy++) {
            for (int dx = 0; dx < BLOCK; dx++) {
                int at = (row * BLOCK + dy) * width + column * BLOCK + dx;
                x += vectors[2 * at];
                y += vectors[2 * at + 1];
            }
        }
        return Math.abs(rate) * Math.sqrt(x * x + y * y) / (BLOCK * BLOCK);
    }

    private Box together(double[] speeds, int first, int columns, int rows) {
        boolean[] taken = new boolean[speeds.length];
        Deque<Integer> next = new ArrayDeque<>();
        next.add(first);
        taken[first] = true;
        int left = columns;
        int top = rows;
        int right = 0;
        int bottom = 0;
        while (!next.isEmpty()) {
            int block = next.remove();
            int column = block % columns;
            int row = block / columns;
            left = Math.min(left, column);
            right = Math.max(right, column + 1);
            top = Math.min(top, row);
            bottom = Math.max(bottom, row + 1);
            int[] beside = {
                column > 0 ? block - 1 : block,
                column < columns - 1 ? block + 1 : block,
                row > 0 ? block - columns : block,
                row < rows - 1 ? block + columns : block
            };
            for (int neighbour : beside) {
                if (!taken[neighbour] && speeds[neighbour] >= TOGETHER * speeds[first]) {
                    taken[neighbour] = true;
                    next.add(neighbour);
                }
            }
        }
        double side = BLOCK / scale;
        return new Box(left * side, top * side, right * side, bottom * side);
    }

    @Override
    public void close() {
        search.close();
        moved.close();
    }
}
