package io.vigil.operators.perceive.onnx;

import java.util.Arrays;

/**
 * An input or output as a graph declares it.
 *
 * @param shape sides; what is below 1 is left open
 */
record TensorSpec(String name, ElementType type, long[] shape) {
    /** What a tensor's numbers are. */
    enum ElementType {
        FLOAT32,
        FLOAT16,
        UINT8,
        INT32,
        INT64,
        /** None that a detector's input or output needs. */
        OTHER
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape) + " " + type.name().toLowerCase(java.util.Locale.ROOT);
    }
}
