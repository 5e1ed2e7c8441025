package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Box;
import io.vigil.tracking.Keypoint;
import java.util.List;

/**
 * A box that a head proposes.
 *
 * @param index where the head has it; settles ties
 * @param box in pixels
 * @param score in [0, 1]
 * @param label index of the class
 * @param keypoints in pixels, of a head that finds any
 */
record Candidate(int index, Box box, double score, int label, List<Keypoint> keypoints) {
    Candidate(int index, Box box, double score, int label) {
        this(index, box, score, label, List.of());
    }
}
