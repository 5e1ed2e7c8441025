package io.vigil.operators.perceive.onnx;

import java.nio.FloatBuffer;

/**
 * One output of a model for all images of a batch.
 *
 * @param shape of all of it
 * @param values of {@code shape} from index 0
 */
record BatchOutput(long[] shape, FloatBuffer values) {
    /** The part of one image. */
    Output at(int place) {
        long[] one = shape.clone();
        one[0] = 1;
        int elements = Math.toIntExact(OnnxFile.elements(one));
        return new Output(one, values.slice(place * elements, elements));
    }

    /** The whole, where it is not of several. */
    Output all() {
        return new Output(shape, values);
    }
}
