package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Keypoint;
import java.util.List;
import java.util.Map;

/**
 * Reads the skeleton that a pose model finds in one crop. Immutable; safe for use by many threads.
 */
interface PoseHead {
    /** How many points it finds. */
    int points();

    /** What becomes of the colours in inputs of such models. */
    Channels channels();

    /**
     * @param answer by output, of one crop
     * @return in pixels of the input, in the order of the model; of a point whose answer is not
     *     finite the score is 0
     */
    List<Keypoint> decode(Map<String, Output> answer);
}
