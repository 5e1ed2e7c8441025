package io.vigil.operators.perceive.onnx;

import java.util.List;
import java.util.Map;

/**
 * Reads a detector's answer to one image. Immutable; safe for use by many threads. Knows nothing of
 * images: boxes are in pixels of the model's input.
 */
interface Head {
    /** As it is named in a configuration. */
    String name();

    /** How many classes it tells apart. */
    int classes();

    /** Whether one object may get several boxes, so that the weaker ones must still go. */
    boolean overlaps();

    /** How images are put into the inputs of such models, unless a side-car says otherwise. */
    Preprocessing preprocessing();

    /**
     * @param outputs by name, of one image
     * @param minScore in [0, 1]
     * @return boxes in pixels of the input, in the output's order; what is not finite is no box
     */
    List<Candidate> decode(Map<String, Output> outputs, double minScore);
}
