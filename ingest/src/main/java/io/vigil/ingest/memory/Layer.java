package io.vigil.ingest.memory;

import io.vigil.ingest.CameraMotion;
import java.util.Arrays;

/** One appearance of every pixel, and for how many seconds it has been seen. */
final class Layer {
    /** A change of colour tells more than one of luma, which every shadow makes. */
    private static final float COLOUR_WEIGHT = 4;

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
