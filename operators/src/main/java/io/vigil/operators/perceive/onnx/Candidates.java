package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Box;
import io.vigil.tracking.Keypoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the boxes of one image. An untrained or damaged model gives sizes of nothing and of
 * infinity: these are no boxes.
 */
final class Candidates {
    private final List<Candidate> found = new ArrayList<>();

    List<Candidate> found() {
        return found;
    }

    void centred(
            int index, double x, double y, double width, double height, double score, int label) {
        centred(index, x, y, width, height, score, label, List.of());
    }

    void centred(
            int index,
            double x,
            double y,
            double width,
            double height,
            double score,
            int label,
            List<Keypoint> keypoints) {
        corners(
                index,
                x - width / 2,
                y - height / 2,
                x + width / 2,
                y + height / 2,
                score,
                label,
                keypoints);
    }

    void corners(
            int index,
            double left,
            double top,
            double right,
            double bottom,
            double score,
            int label) {
        corners(index, left, top, right, bottom, score, label, List.of());
    }

    void corners(
            int index,
            double left,
            double top,
            double right,
            double bottom,
            double score,
            int label,
            List<Keypoint> keypoints) {
        boolean isBox =
                left < right
                        && top < bottom
                        && Double.isFinite(right - left)
                        && Double.isFinite(bottom - top);
        // Not a number fails the comparison.
        if (isBox && score >= 0) {
            Box box = new Box(left, top, right, bottom);
            found.add(new Candidate(index, box, Math.min(1, score), label, keypoints));
        }
    }
}
