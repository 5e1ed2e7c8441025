package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Keypoint;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * SimCC (Li et al., arXiv:2107.03332), the head of RTMPose (Jiang et al., arXiv:2303.07399): each
 * coordinate is a choice among bins, several to a pixel. Bin 0 is the middle of the first pixel. A
 * point is as sure as the less sure of its coordinates.
 *
 * @param x output of shape [1, points, bins across]
 * @param y output of shape [1, points, bins down]
 * @param binsPerPixel of the input
 */
record SimccPose(TensorSpec x, TensorSpec y, double binsPerPixel) implements PoseHead {
    private static final int SIDES = 3;

    /** Whether the outputs are such bins of an input of so many pixels. */
    static boolean fits(TensorSpec x, TensorSpec y, int width, int height) {
        long[] across = x.shape();
        long[] down = y.shape();
        return across.length == SIDES
                && down.length == SIDES
                && across[1] == down[1]
                && across[1] > 0
                && across[2] >= width
                && across[2] * height == down[2] * width;
    }

    @Override
    public int points() {
        return (int) x.shape()[1];
    }

    @Override
    public Channels channels() {
        return Channels.IMAGENET;
    }

    @Override
    public List<Keypoint> decode(Map<String, Output> answer) {
        FloatBuffer across = answer.get(x.name()).values();
        FloatBuffer down = answer.get(y.name()).values();
        int binsAcross = (int) x.shape()[2];
        int binsDown = (int) y.shape()[2];
        List<Keypoint> points = new ArrayList<>(points());
        for (int k = 0; k < points(); k++) {
            Peak best = Peak.of(across, k * binsAcross, binsAcross);
            Peak low = Peak.of(down, k * binsDown, binsDown);
            points.add(
                    new Keypoint(
                            best.place() / binsPerPixel + 0.5,
                            low.place() / binsPerPixel + 0.5,
                            Math.min(best.score(), low.score())));
        }
        return points;
    }
}
