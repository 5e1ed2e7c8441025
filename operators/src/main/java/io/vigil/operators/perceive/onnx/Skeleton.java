package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Keypoint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keypoints of each object that a model finds.
 *
 * @param points how many
 * @param dimensions numbers of each: x and y in pixels of the input, and maybe how sure it is
 */
record Skeleton(int points, int dimensions) {
    static final Skeleton NONE = new Skeleton(0, 0);

    /** Of people in COCO. */
    static final Skeleton COCO = new Skeleton(17, 3);

    private static final Pattern SHAPE = Pattern.compile("\\[\\s*(\\d{1,4})\\s*,\\s*([23])\\s*]");

    /** From the entry {@code kpt_shape} of a model's metadata, such as [17, 3]. */
    static Optional<Skeleton> of(GraphSpec graph) {
        Matcher shape = SHAPE.matcher(graph.metadata().getOrDefault("kpt_shape", ""));
        return shape.matches()
                ? Optional.of(
                        new Skeleton(
                                Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2))))
                : Optional.empty();
    }

    int numbers() {
        return points * dimensions;
    }

    /** Adds one; a place that is not finite is the origin, of which nothing is sure. */
    void add(List<Keypoint> keypoints, double x, double y, double sure) {
        boolean isPlace = Double.isFinite(x) && Double.isFinite(y) && sure >= 0;
        keypoints.add(isPlace ? new Keypoint(x, y, Math.min(1, sure)) : new Keypoint(0, 0, 0));
    }
}
