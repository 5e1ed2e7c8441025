package io.vigil.operators.perceive.onnx;

/** Outputs that say a row of numbers of each image: sides of 1 may stand in between or behind. */
final class Vectors {
    private Vectors() {}

    /**
     * @param shape of one image
     * @return numbers in the row; 0 if it is none
     */
    static int length(long[] shape) {
        long longest = 0;
        long elements = 1;
        for (int side = 0; side < shape.length; side++) {
            longest = side == 0 ? 0 : Math.max(longest, shape[side]);
            elements *= shape[side];
        }
        boolean row = shape.length > 1 && shape[0] == 1 && elements == longest;
        return row && longest <= Integer.MAX_VALUE ? (int) longest : 0;
    }

    /** A copy. */
    static float[] of(Output output) {
        float[] values = new float[output.values().capacity()];
        output.values().get(0, values);
        return values;
    }
}
