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
    private static final float COLOUR_WEIGHT = 4;

    /** Spread of a shadow's darkening over its neighbourhood. */
    private static final float UNEVEN = 0.04f;

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
        findShadows(values);
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

    /**
     * A shadow darkens what it falls on evenly and leaves its colour (Cucchiara et al., "Detecting
     * moving objects, ghosts and shadows in video streams", 2003).
     */
    private void findShadows(byte[] values) {
        for (int y = 2; y < height - 2; y++) {
            for (int x = 2; x < width - 2; x++) {
                int i = y * width + x;
                if (labels[i] == FOREGROUND && darkened(values, i) && evenly(values, i)) {
                    labels[i] = SHADOW;
                }
            }
        }
    }

    private boolean darkened(byte[] values, int i) {
        float ratio = (values[3 * i] & 0xff) / Math.max(1, present.values[3 * i]);
        return ratio > 0.5f
                && ratio < 0.95f
                && Math.abs((values[3 * i + 1] & 0xff) - present.values[3 * i + 1]) < 7
                && Math.abs((values[3 * i + 2] & 0xff) - present.values[3 * i + 2]) < 7;
    }

    /** Whether the darkened pixels around are darkened by the same share. */
    private boolean evenly(byte[] values, int i) {
        float sum = 0;
        float squares = 0;
        int count = 0;
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                int j = i + dy * width + dx;
                if (labels[j] != BACKGROUND) {
                    float ratio = (values[3 * j] & 0xff) / Math.max(1, present.values[3 * j]);
                    if (ratio > 0.5f && ratio < 0.95f) {
                        sum += ratio;
                        squares += ratio * ratio;
                        count++;
                    }
                }
            }
        }
        float mean = sum / count;
        return count >= 6 && squares / count - mean * mean < UNEVEN * UNEVEN;
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

    /** One appearance of every pixel, and for how many seconds it has been seen. */
    private static final class Layer {
        final float[] values;
        final float[] seen;

        Layer(int pixels) {
            values = new float[3 * pixels];
            seen = new float[pixels];
        }

        float distance(int i, byte[] image) {
            float y = (image[3 * i] & 0xff) - values[3 * i];
            float r = (image[3 * i + 1] & 0xff) - values[3 * i + 1];
            float b = (image[3 * i + 2] & 0xff) - values[3 * i + 2];
            return y * y + COLOUR_WEIGHT * (r * r + b * b);
        }

        void set(int i, byte[] image, float seconds) {
            for (int c = 3 * i; c < 3 * i + 3; c++) {
                values[c] = image[c] & 0xff;
            }
            seen[i] = seconds;
        }

        void approach(int i, byte[] image, float rate) {
            for (int c = 3 * i; c < 3 * i + 3; c++) {
                values[c] += rate * ((image[c] & 0xff) - values[c]);
            }
        }

        void copy(int i, Layer other) {
            System.arraycopy(other.values, 3 * i, values, 3 * i, 3);
            seen[i] = other.seen[i];
        }

        void swap(int i, Layer other) {
            for (int c = 3 * i; c < 3 * i + 3; c++) {
                float kept = values[c];
                values[c] = other.values[c];
                other.values[c] = kept;
            }
            float kept = seen[i];
            seen[i] = other.seen[i];
            other.seen[i] = kept;
        }

        void forget() {
            Arrays.fill(seen, 0);
        }

        void move(CameraMotion motion, int width, int height, byte[] image) {
            float[] old = values.clone();
            float[] oldSeen = seen.clone();
            CameraMotion back = motion.inverse();
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double fromX = back.x(x + 0.5, y + 0.5) - 0.5;
                    double fromY = back.y(x + 0.5, y + 0.5) - 0.5;
                    int i = y * width + x;
                    if (fromX < 0 || fromY < 0 || fromX >= width - 1 || fromY >= height - 1) {
                        set(i, image, 0);
                        continue;
                    }
                    int left = (int) fromX;
                    int top = (int) fromY;
                    float right = (float) (fromX - left);
                    float down = (float) (fromY - top);
                    int j = top * width + left;
                    for (int c = 0; c < 3; c++) {
                        float upper = old[3 * j + c] * (1 - right) + old[3 * j + 3 + c] * right;
                        int k = 3 * (j + width) + c;
                        float lower = old[k] * (1 - right) + old[k + 3] * right;
                        values[3 * i + c] = upper * (1 - down) + lower * down;
                    }
                    seen[i] = oldSeen[j];
                }
            }
        }

        void brighten(float gain) {
            for (int c = 0; c < values.length; c += 3) {
                values[c] *= gain;
            }
        }
    }
}
