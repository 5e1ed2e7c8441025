package io.vigil.operators.perceive.onnx;

import java.nio.FloatBuffer;

/**
 * One output of a model for one image, whatever the type of its numbers was.
 *
 * @param shape with a leading 1, the batch, where the graph has one
 * @param values of {@code shape}, row by row from index 0; valid until the model runs again
 */
record Output(long[] shape, FloatBuffer values) {}
