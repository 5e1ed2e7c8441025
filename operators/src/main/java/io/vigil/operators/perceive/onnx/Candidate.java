package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Box;

/**
 * A box that a head proposes.
 *
 * @param index where the head has it; settles ties
 * @param box in pixels of the image
 * @param score in [0, 1]
 * @param label index of the class
 */
record Candidate(int index, Box box, double score, int label) {}
