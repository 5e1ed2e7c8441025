package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Keypoint;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A heat map for each point, as of SimpleBaseline (Xiao et al., arXiv:1804.06208) and HRNet (Sun et
 * al., arXiv:1902.09212): the hottest cell, moved by a quarter towards the hotter of its
 * neighbours. Cell 0 is the middle of the first pixel.
 *
 * @param maps output of shape [1, points, height, width]
 * @param width of the input in pixels
 * @param height of the input in pixels
 */
record HeatmapPose(TensorSpec maps, int width, int height) implements PoseHead {
    private static final double QUARTER = 0.25;

    /** Whether the output is such maps of an input of so many pixels. */
    static boolean fits(TensorSpec maps, int width, int height) {
        long[] shape = maps.shape();
        return shape.length == 4
                && shape[1] > 0
                && shape[2] > 1
                && shape[3] > 1
                && shape[2] <= height
                && shape[3] <= width;
    }

    @Override
    public int points() {
        return (int) maps.shape()[1];
    }

    @Override
    public Channels channels() {
        return Channels.IMAGENET;
    }

    @Override
    public List<Keypoint> decode(Map<String, Output> answer) {
        FloatBuffer heat = answer.get(maps.name()).values();
        int rows = (int) maps.shape()[2];
        int columns = (int) maps.shape()[3];
        List<Keypoint> points = new ArrayList<>(points());
        for (int k = 0; k < points(); k++) {
            int from = k * rows * columns;
            Peak peak = Peak.of(heat, from, rows * columns);
            int at = from + peak.place();
            int column = peak.place() % columns;
            int row = peak.place() / columns;
            double x = column + towards(heat, at, 1, column, columns);
            double y = row + towards(heat, at, columns, row, rows);
            points.add(
                    new Keypoint(x * width / columns + 0.5, y * height / rows + 0.5, peak.score()));
        }
        return points;
    }

    /**
     * @param step to the next cell of the line
     * @param place in the line
     */
    private static double towards(FloatBuffer heat, int at, int step, int place, int length) {
        if (place == 0 || place == length - 1) {
            return 0;
        }
        float difference = heat.get(at + step) - heat.get(at - step);
        return difference > 0 ? QUARTER : difference < 0 ? -QUARTER : 0;
    }
}
