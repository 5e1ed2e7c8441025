package io.vigil.ingest.memory;

/**
 * A shadow darkens what it falls on evenly and leaves its colour (Cucchiara et al., "Detecting
 * moving objects, ghosts and shadows in video streams", 2003).
 */
final class Shadows {
    /** Spread of a shadow's darkening over its neighbourhood. */
    private static final float UNEVEN = 0.04f;

    private static final float DARKEST = 0.5f;
    private static final float LIGHTEST = 0.95f;
    private static final float SAME_COLOUR = 7;

    /** Neighbours, of 25, that must be darkened too. */
    private static final int NEIGHBOURS = 6;

    private Shadows() {}

    /**
     * Turns labels of foreground into those of shadow.
     *
     * @param values Y, Cr, Cb of the image
     * @param background the same of the background
     */
    static void find(byte[] labels, byte[] values, float[] background, int width) {
        int height = labels.length / width;
        for (int y = 2; y < height - 2; y++) {
            for (int x = 2; x < width - 2; x++) {
                int i = y * width + x;
                if (labels[i] == BackgroundModel.FOREGROUND
                        && darkened(values, background, i)
                        && evenly(labels, values, background, i, width)) {
                    labels[i] = BackgroundModel.SHADOW;
                }
            }
        }
    }

    private static float ratio(byte[] values, float[] background, int i) {
        return (values[3 * i] & 0xff) / Math.max(1, background[3 * i]);
    }

    private static boolean darkened(byte[] values, float[] background, int i) {
        float ratio = ratio(values, background, i);
        return ratio > DARKEST
                && ratio < LIGHTEST
                && Math.abs((values[3 * i + 1] & 0xff) - background[3 * i + 1]) < SAME_COLOUR
                && Math.abs((values[3 * i + 2] & 0xff) - background[3 * i + 2]) < SAME_COLOUR;
    }

    /** Whether the darkened pixels around are darkened by the same share. */
    private static boolean evenly(
            byte[] labels, byte[] values, float[] background, int i, int width) {
        float sum = 0;
        float squares = 0;
        int count = 0;
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                int j = i + dy * width + dx;
                float ratio = ratio(values, background, j);
                if (labels[j] != BackgroundModel.BACKGROUND
                        && ratio > DARKEST
                        && ratio < LIGHTEST) {
                    sum += ratio;
                    squares += ratio * ratio;
                    count++;
                }
            }
        }
        float mean = sum / count;
        return count >= NEIGHBOURS && squares / count - mean * mean < UNEVEN * UNEVEN;
    }
}
