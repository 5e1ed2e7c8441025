package io.vigil.operators.perceive;

import io.vigil.tracking.Attribute;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.EmbeddingSteps;
import io.vigil.tracking.Keypoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Rounds detections to what means anything, so that the low-order bits of a processor's arithmetic
 * end here: boxes and keypoints to 1/64 pixel, scores to 1e-4, embeddings to {@link
 * EmbeddingSteps}.
 */
final class Quantiser {
    private static final double PER_PIXEL = 64;
    private static final double PER_ONE = 10_000;

    private Quantiser() {}

    /** In the same order; boxes of which nothing is left are gone. */
    static List<Detection> quantised(List<Detection> detections) {
        List<Detection> rounded = new ArrayList<>(detections.size());
        for (Detection detection : detections) {
            Box box = detection.box();
            double left = pixel(box.left());
            double top = pixel(box.top());
            double right = pixel(box.right());
            double bottom = pixel(box.bottom());
            if (left < right && top < bottom) {
                rounded.add(
                        new Detection(
                                new Box(left, top, right, bottom),
                                share(detection.score()),
                                detection.label(),
                                EmbeddingSteps.rounded(detection.embedding()),
                                attributes(detection.attributes()),
                                keypoints(detection.keypoints())));
            }
        }
        return rounded;
    }

    private static List<Attribute> attributes(List<Attribute> attributes) {
        return attributes.stream()
                .map(said -> new Attribute(said.name(), said.value(), share(said.score())))
                .toList();
    }

    private static List<Keypoint> keypoints(List<Keypoint> keypoints) {
        return keypoints.stream()
                .map(
                        point ->
                                new Keypoint(
                                        pixel(point.x()), pixel(point.y()), share(point.score())))
                .toList();
    }

    private static double share(double score) {
        return Math.rint(score * PER_ONE) / PER_ONE;
    }

    private static double pixel(double coordinate) {
        // Adding zero turns a negative zero, which prints differently, into zero.
        return Math.rint(coordinate * PER_PIXEL) / PER_PIXEL + 0.0;
    }
}
