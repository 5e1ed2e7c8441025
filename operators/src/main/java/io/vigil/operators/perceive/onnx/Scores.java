package io.vigil.operators.perceive.onnx;

import java.nio.FloatBuffer;

/** Scores of classes as they lie in an output. */
final class Scores {
    private Scores() {}

    /**
     * @return the first class with the greatest score, from 0
     */
    static int best(FloatBuffer values, int from, int classes) {
        int best = 0;
        float score = values.get(from);
        for (int i = 1; i < classes; i++) {
            float other = values.get(from + i);
            if (other > score) {
                best = i;
                score = other;
            }
        }
        return best;
    }

    /** Index of the first of these scores that is this one, which is among them. */
    static int first(float[] scores, float score) {
        int first = 0;
        while (scores[first] != score) {
            first++;
        }
        return first;
    }

    /** From a logit to a probability. */
    static double sigmoid(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** From a probability to a logit; infinite for 0 and 1. */
    static double logit(double probability) {
        return StrictMath.log(probability / (1 - probability));
    }
}
