package io.vigil.anomaly.autoencoder;

import io.vigil.tracking.Box;
import java.util.Arrays;
import java.util.List;

/**
 * How the autoencoder looks at an object: at the place where it is now, now and a little earlier,
 * so that whatever moved shows as change (as HF2-VAD, Liu et al., arXiv:2108.06852, cuts). Lags are
 * in time, so that a camera's frame rate does not matter.
 *
 * @param side of a patch in pixels, 32 or 64
 */
public record CropPlan(int side) {
    /** How long ago the earlier looks were, in microseconds, nearest first. */
    public static final List<Long> LAGS = List.of(100_000L, 200_000L, 400_000L, 600_000L);

    /** Of a patch over time. */
    public static final int CHANGES = LAGS.size();

    /** The look now, and the changes since each earlier one. */
    public static final int CHANNELS = 1 + CHANGES;

    /** Side of the square over the longer side of the box. */
    private static final double CONTEXT = 1.1;

    /** Objects this high and higher are worth 64 pixels. */
    private static final double TALL = 48;

    /**
     * Deviation that a flat patch is taken to have, so that its noise is not made large; in grey
     * levels.
     */
    private static final double FLAT = 8;

    public CropPlan {
        if (side != 32 && side != 64) {
            throw new IllegalArgumentException(
                    "CropPlan needs a side of 32 or 64 pixels, but had " + side);
        }
    }

    /**
     * @param heights of the objects of a camera's normal footage, in pixels; not empty
     */
    public static CropPlan forHeights(double[] heights) {
        double[] sorted = heights.clone();
        Arrays.sort(sorted);
        return new CropPlan(sorted[sorted.length / 2] < TALL ? 32 : 64);
    }

    /** The square that is looked at; it may reach beyond the image, whose rim is then repeated. */
    public static Box square(Box box) {
        double half = CONTEXT / 2 * Math.max(box.right() - box.left(), box.bottom() - box.top());
        double x = (box.left() + box.right()) / 2;
        double y = (box.top() + box.bottom()) / 2;
        return new Box(x - half, y - half, x + half, y + half);
    }

    /** Grey levels of a patch: now and at each of the {@link #LAGS}. */
    public int looks() {
        return CHANNELS * side * side;
    }

    /**
     * What the networks see: the patch without its mean and in units of its own deviation, so that
     * a camera's gain does not matter, and its changes in the same unit.
     *
     * @param grey {@link #looks()} grey levels from {@code from} on: the look now, then the earlier
     *     ones in the order of {@link #LAGS}
     * @param to takes as many numbers from {@code at} on
     */
    public void normalise(byte[] grey, int from, float[] to, int at) {
        int pixels = side * side;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < pixels; i++) {
            int level = grey[from + i] & 0xff;
            sum += level;
            squares += (double) level * level;
        }
        double mean = sum / pixels;
        double deviation = Math.sqrt(Math.max(0, squares / pixels - mean * mean));
        float scale = (float) (1 / Math.max(FLAT, deviation));
        for (int i = 0; i < pixels; i++) {
            to[at + i] = (float) ((grey[from + i] & 0xff) - mean) * scale;
        }
        for (int earlier = pixels; earlier < CHANNELS * pixels; earlier += pixels) {
            for (int i = 0; i < pixels; i++) {
                int change = (grey[from + i] & 0xff) - (grey[from + earlier + i] & 0xff);
                to[at + earlier + i] = change * scale;
            }
        }
    }
}
