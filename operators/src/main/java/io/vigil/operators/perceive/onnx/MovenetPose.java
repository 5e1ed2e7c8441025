package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Keypoint;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * MoveNet's answer (its model card, 2021): y, x and score of each point, coordinates as a share of
 * the input.
 *
 * @param answers output of shape [1, 1, points, 3]
 * @param width of the input in pixels
 * @param height of the input in pixels
 */
record MovenetPose(TensorSpec answers, int width, int height) implements PoseHead {
    private static final int NUMBERS = 3;

    static boolean fits(TensorSpec answers) {
        long[] shape = answers.shape();
        return shape.length == 4 && shape[1] == 1 && shape[2] > 1 && shape[3] == NUMBERS;
    }

    @Override
    public int points() {
        return (int) answers.shape()[2];
    }

    @Override
    public Channels channels() {
        return Channels.PLAIN_RGB;
    }

    @Override
    public List<Keypoint> decode(Map<String, Output> answer) {
        FloatBuffer numbers = answer.get(answers.name()).values();
        List<Keypoint> points = new ArrayList<>(points());
        for (int k = 0; k < points(); k++) {
            float y = numbers.get(NUMBERS * k);
            float x = numbers.get(NUMBERS * k + 1);
            float score = numbers.get(NUMBERS * k + 2);
            points.add(
                    Float.isFinite(x + y + score)
                            ? new Keypoint(
                                    (double) x * width,
                                    (double) y * height,
                                    Math.max(0, Math.min(1, score)))
                            : new Keypoint(0, 0, 0));
        }
        return points;
    }
}
