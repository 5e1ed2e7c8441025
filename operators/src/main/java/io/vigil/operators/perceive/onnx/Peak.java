package io.vigil.operators.perceive.onnx;

import java.nio.FloatBuffer;

/**
 * The greatest of several values, the first among equals.
 *
 * @param place among them, from 0
 * @param score the value, kept within [0, 1]; 0 where none is finite
 */
record Peak(int place, double score) {
    /**
     * @param from index of the first value
     */
    static Peak of(FloatBuffer values, int from, int count) {
        int place = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            float value = values.get(from + i);
            if (value > best && Float.isFinite(value)) {
                best = value;
                place = i;
            }
        }
        return new Peak(place, Math.max(0, Math.min(1, best)));
    }
}
