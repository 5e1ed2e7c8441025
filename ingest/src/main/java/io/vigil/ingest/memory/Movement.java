package io.vigil.ingest.memory;

import java.util.Arrays;

/** When each pixel last changed from one image to the next. */
final class Movement {
    /** A change of luma that noise and compression do not make. */
    static final int LEAST_CHANGE = 12;

    private final long[] movedAtMicros;
    private byte[] before = new byte[0];
    private long nowMicros;
    private double share;

    Movement(int pixels) {
        movedAtMicros = new long[pixels];
    }

    void see(ReducedImage image, long capturedAtMicros) {
        nowMicros = capturedAtMicros;
        byte[] values = image.values();
        if (before.length == 0) {
            Arrays.fill(movedAtMicros, capturedAtMicros);
            share = 0;
        } else {
            int moving = 0;
            for (int i = 0; i < movedAtMicros.length; i++) {
                int change = (values[3 * i] & 0xff) - (before[3 * i] & 0xff);
                if (change > LEAST_CHANGE || change < -LEAST_CHANGE) {
                    movedAtMicros[i] = capturedAtMicros;
                    moving++;
                }
            }
            share = moving / (double) movedAtMicros.length;
        }
        before = values;
    }

    /** Share of the image that changed against the image before, in [0, 1]. */
    double share() {
        return share;
    }

    /**
     * For how long a rectangle has been still: the time since fewer than one in twenty of its
     * pixels have moved.
     */
    long stillMicros(int left, int top, int right, int bottom, int width) {
        long[] still = new long[(right - left) * (bottom - top)];
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                still[count++] = nowMicros - movedAtMicros[y * width + x];
            }
        }
        Arrays.sort(still);
        return still[count / 20];
    }
}
