package io.vigil.ingest.memory;

import io.vigil.ingest.CameraMotion;
import java.util.Arrays;

/**
 * What each pixel of a scene looks like when nothing stands before it, and what else it has been.
 *
 * <p>Three layers a pixel, after the idea of Kim et al., "Real-time foreground-background
 * segmentation using codebook model" (2005): the background (mean and luma variance, as in Wren et
 * al., "Pfinder", 1997), what was background before it, and a candidate that becomes background
 * once it has been seen for longer than the background itself or for {@link #ABSORBED_AFTER}. So a
 * person who stands still stays foreground for that time, and a lamp or a parked car that comes and
 * goes is known again at once. All rates are per second of capture time.
 */
final class BackgroundModel {
    static final byte BACKGROUND = 0;
    static final byte SHADOW = 1;
    static final byte FOREGROUND = 2;

    /** Seconds in which something that does not move becomes background. */
    private static final float ABSORBED_AFTER = 60;

    /** Seconds over which the background follows slow changes. */
    private static final float ADAPTS_WITHIN = 8;

    private static final float LEAST_DISTANCE = 15;
    private static final float GREATEST_DISTANCE = 40;

    /** Seconds below which a background is only a guess that anything seen longer corrects. */
    private static final float GUESS = 1.5f;

    private final int width;
    private final int height;
    private final Layer present;
    private final Layer former;
    private final Layer candidate;
    private final float[] variance;
    private final byte[] labels;
    private CameraMotion gathered = CameraMotion.NONE;
    private boolean empty = true;

    BackgroundModel(int width, int height) {
        this.width = width;
        this.height = height;
        int pixels = width * height;
        present = new Layer(pixels);
        former = new Layer(pixels);
        candidate = new Layer(pixels);
        variance = new float[pixels];
        labels = new byte[pixels];
    }

    boolean fits(ReducedImage image) {
        return image.width() == width && image.height() == height;
    }

    /** Labels of the pixels as {@link #see} left them; not a copy. */
    byte[] labels() {
        return labels;
    }

    /** Mean luma of the background at a pixel. */
    float luma(int pixel) {
        return present.values[3 * pixel];
    }

    /** For how many seconds the pixel has shown what it shows now; 0 where that is background. */
    float shownFor(int pixel) {
        return labels[pixel] == FOREGROUND ? candidate.seen[pixel] : 0;
    }

    /**
     * Labels every pixel of an image and learns from it.
     *
     * @param seconds since the image before; at most a second counts
     */
    void see(ReducedImage image, float seconds) {
        byte[] values = image.values();
        if (empty) {
            restart(values);
            return;
        }
        float elapsed = Math.min(seconds, 1);
        follow(values);
        int changed = classify(values);
        if (changed > labels.length / 2) {
            // The light was switched or the camera turned: nothing here is known any more.
            swapAll(values);
            changed = classify(values);
            if (changed > labels.length / 2) {
                restart(values);
                return;
            }
        }
        Shadows.find(labels, values, present.values, width);
        learn(values, elapsed);
    }

    /**
     * Carries what is known along with the camera; what comes into view is taken from the image.
     *
     * @param motion in pixels of the full image
     */
    void move(CameraMotion motion, ReducedImage image) {
        double sx = image.scaleX();
        double sy = image.scaleY();
        CameraMotion next =
                new CameraMotion(
                        motion.a11(),
                        motion.a12() * sy / sx,
                        motion.tx() / sx,
                        motion.a21() * sx / sy,
                        motion.a22(),
                        motion.ty() / sy);
        // Small steps are gathered, since each time that the background is shifted blurs it.
        gathered = next.after(gathered);
        if (empty || gathered.greatestShift(width, height) < 0.4) {
            return;
        }
        present.move(gathered, width, height, image.values());
        former.forget();
        candidate.forget();
        gathered = CameraMotion.NONE;
    }

    /** Takes what the pixel shows now for background: what was there before has left. */
    void adopt(int pixel) {
        present.copy(pixel, candidate);
        candidate.seen[pixel] = 0;
        variance[pixel] = 16;
        labels[pixel] = BACKGROUND;
    }

    private void restart(byte[] values) {
        for (int i = 0; i < labels.length; i++) {
            former.copy(i, present);
            present.set(i, values, 0);
            candidate.seen[i] = 0;
            variance[i] = 16;
        }
        Arrays.fill(labels, BACKGROUND);
        empty = false;
    }

    private void swapAll(byte[] values) {
        int nearer = 0;
        for (int i = 0; i < labels.length; i += 7) {
            boolean better =
                    former.seen[i] > 0 && former.distance(i, values) < present.distance(i, values);
            nearer += better ? 7 : 0;
        }
        if (nearer > labels.length / 2) {
            for (int i = 0; i < labels.length; i++) {
                present.swap(i, former);
            }
        }
    }

    /** Follows the camera's exposure: the median ratio of luma to background, if it is small. */
    private void follow(byte[] values) {
        int[] histogram = new int[401];
        int count = 0;
        for (int i = 0; i < labels.length; i += 13) {
            float known = present.values[3 * i];
            if (labels[i] == BACKGROUND && known > 20 && known < 235) {
                float ratio = (values[3 * i] & 0xff) / known;
                if (ratio > 0.75f && ratio < 1.25f) {
                    histogram[Math.round((ratio - 0.75f) * 800)]++;
                    count++;
                }
            }
        }
        if (count < 100) {
            return;
        }
        int bin = 0;
        for (int below = histogram[0]; below < (count + 1) / 2; below += histogram[bin]) {
            bin++;
        }
        float gain = 0.75f + bin / 800f;
        if (Math.abs(gain - 1) > 0.015f) {
            present.brighten(gain);
            former.brighten(gain);
            candidate.brighten(gain);
        }
    }

    private int classify(byte[] values) {
        int changed = 0;
        for (int i = 0; i < labels.length; i++) {
            float distance = present.distance(i, values);
            float limit =
                    Math.min(
                            GREATEST_DISTANCE * GREATEST_DISTANCE,
                            Math.max(LEAST_DISTANCE * LEAST_DISTANCE, 12 * variance[i]));
            if (distance < limit) {
                labels[i] = BACKGROUND;
            } else if (former.seen[i] > 1
                    && former.distance(i, values) < LEAST_DISTANCE * LEAST_DISTANCE) {
                present.swap(i, former);
                labels[i] = BACKGROUND;
            } else {
                labels[i] = FOREGROUND;
                changed++;
            }
        }
        return changed;
    }

    private void learn(byte[] values, float elapsed) {
        float slow = elapsed / (ADAPTS_WITHIN + elapsed);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == BACKGROUND) {
                // The first seconds average; from then on the past fades.
                float rate = Math.max(slow, elapsed / (present.seen[i] + elapsed));
                float off = (values[3 * i] & 0xff) - present.values[3 * i];
                variance[i] += Math.max(slow, 0.02f) * (off * off - variance[i]);
                present.approach(i, values, rate);
                present.seen[i] = Math.min(ABSORBED_AFTER, present.seen[i] + elapsed);
                candidate.seen[i] = Math.max(0, candidate.seen[i] - 2 * elapsed);
            } else if (labels[i] == FOREGROUND) {
                consider(i, values, elapsed);
            }
        }
    }

    private void consider(int i, byte[] values, float elapsed) {
        boolean same =
                candidate.seen[i] > 0
                        && candidate.distance(i, values) < LEAST_DISTANCE * LEAST_DISTANCE;
        if (!same) {
            candidate.set(i, values, elapsed);
            return;
        }
        candidate.approach(i, values, 0.1f);
        candidate.seen[i] += elapsed;
        boolean guessed = present.seen[i] < GUESS && candidate.seen[i] > present.seen[i];
        if (guessed || candidate.seen[i] > ABSORBED_AFTER) {
            if (!guessed) {
                former.copy(i, present);
            }
            adopt(i);
        }
    }
}
