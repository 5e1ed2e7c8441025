package io.vigil.operators.perceive.onnx;

import java.util.Arrays;

/**
 * The cells of a model's feature maps: stride by stride, row by row.
 *
 * @param x column of each cell
 * @param y row of each cell
 * @param stride side of each cell in pixels of the input
 */
record Grid(int[] x, int[] y, int[] stride) {
    private static final int[] USUAL = {8, 16, 32};
    private static final int[] DEEPER = {8, 16, 32, 64};

    static int[] usual() {
        return USUAL.clone();
    }

    static int[] deeper() {
        return DEEPER.clone();
    }

    /** Cells along a side, of which the last may be cut. */
    static int cells(int side, int stride) {
        return (side + stride - 1) / stride;
    }

    static Grid of(int width, int height, int... strides) {
        int[] x = new int[0];
        int[] y = new int[0];
        int[] size = new int[0];
        for (int stride : strides) {
            int columns = cells(width, stride);
            int from = x.length;
            int to = from + columns * cells(height, stride);
            x = Arrays.copyOf(x, to);
            y = Arrays.copyOf(y, to);
            size = Arrays.copyOf(size, to);
            for (int cell = from; cell < to; cell++) {
                x[cell] = (cell - from) % columns;
                y[cell] = (cell - from) / columns;
                size[cell] = stride;
            }
        }
        return new Grid(x, y, size);
    }

    int count() {
        return x.length;
    }
}
