package io.vigil.operators.health;

import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.SceneGrid;
import java.util.Arrays;

/**
 * What is normal for one camera in one kind of light. Night and day have different contrast, noise
 * and edges, so each is learned for itself. Everything is followed by small bounded steps, which
 * end up at the median: what stands in the picture for a while leaves no mark.
 *
 * @param seenMicros for how long the camera was seen in this light
 * @param sharpness natural logarithm of sharpness over squared contrast, which light that dims all
 *     alike does not change
 * @param contrast natural logarithm of contrast over brightness
 * @param view luma of each cell of {@link SceneGrid}; empty before the first look; never changed
 *     after construction
 */
public record LightLevel(long seenMicros, double sharpness, double contrast, float[] view) {
    public static final LightLevel UNSEEN = new LightLevel(0, 0, 0, new float[0]);

    /** Mean luma up to which the levels reach; the last has no end. */
    private static final double[] BRIGHTNESS = {32, 64, 112};

    public static final int COUNT = BRIGHTNESS.length + 1;

    private static final double LEAST_CONTRAST = 4;
    private static final double LEAST_BRIGHTNESS = 8;

    /** A sharpness that doubles or halves within an hour is followed; faster is trouble. */
    private static final double LOGARITHM_PER_SECOND = StrictMath.log(2) / 3600;

    /** 60 luma in 20 minutes: dusk is followed, and what is parked for an afternoon. */
    private static final double LUMA_PER_SECOND = 0.05;

    private static final double FIRST_LUMA = 8;

    static int of(double brightness) {
        int level = 0;
        while (level < BRIGHTNESS.length && brightness > BRIGHTNESS[level]) {
            level++;
        }
        return level;
    }

    static double sharpness(ImageStatistics picture) {
        double contrast = Math.max(LEAST_CONTRAST, picture.contrast());
        return StrictMath.log(Math.max(1e-3, picture.sharpness()) / (contrast * contrast));
    }

    static double contrast(ImageStatistics picture) {
        return StrictMath.log(
                Math.max(1e-3, picture.contrast())
                        / Math.max(LEAST_BRIGHTNESS, picture.brightness()));
    }

    boolean isLearned(long learnForMicros) {
        return view.length > 0 && seenMicros >= learnForMicros;
    }

    /**
     * @param elapsedMicros since the look before
     */
    LightLevel with(ImageStatistics picture, long elapsedMicros) {
        double[] now = luma(picture.grid());
        if (view.length == 0) {
            float[] first = new float[now.length];
            for (int i = 0; i < now.length; i++) {
                first[i] = (float) now[i];
            }
            return new LightLevel(1, sharpness(picture), contrast(picture), first);
        }
        double seconds = elapsedMicros / 1e6;
        double seen = Math.max(1, seenMicros / 1e6);
        // Large steps first: what is learned of n looks is about right to a share of 1/n.
        double step = seconds * Math.max(LOGARITHM_PER_SECOND, 1 / (seen + 1));
        double lumaStep = seconds * Math.max(LUMA_PER_SECOND, FIRST_LUMA / (seen + FIRST_LUMA));
        float[] next = new float[view.length];
        for (int i = 0; i < view.length; i++) {
            next[i] = (float) (view[i] + clip(now[i] - view[i], lumaStep));
        }
        return new LightLevel(
                seenMicros + elapsedMicros,
                sharpness + clip(sharpness(picture) - sharpness, step),
                contrast + clip(contrast(picture) - contrast, step),
                next);
    }

    double[] luma() {
        double[] luma = new double[view.length];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = view[i];
        }
        return luma;
    }

    static double[] luma(SceneGrid grid) {
        double[] luma = new double[SceneGrid.CELLS];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = grid.luma(i);
        }
        return luma;
    }

    private static double clip(double difference, double most) {
        return Math.max(-most, Math.min(most, difference));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LightLevel that
                && seenMicros == that.seenMicros
                && Double.compare(sharpness, that.sharpness) == 0
                && Double.compare(contrast, that.contrast) == 0
                && Arrays.equals(view, that.view);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(view);
    }
}
