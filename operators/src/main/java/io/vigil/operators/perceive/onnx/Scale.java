package io.vigil.operators.perceive.onnx;

/** Turns a row of a classifier's numbers into probabilities, unless they are some already. */
final class Scale {
    /** Of a sum of probabilities in 32-bit or 16-bit floats. */
    private static final double ROUNDING = 2e-3;

    private Scale() {}

    static boolean isFinite(float... row) {
        for (float value : row) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Of classes of which one holds: softmax, unless they lie in [0, 1] and sum to 1. */
    static double[] ofOne(float... row) {
        double[] shares = new double[row.length];
        double sum = 0;
        double greatest = Double.NEGATIVE_INFINITY;
        boolean shared = true;
        for (int i = 0; i < row.length; i++) {
            shares[i] = row[i];
            sum += row[i];
            greatest = Math.max(greatest, row[i]);
            shared &= row[i] >= 0 && row[i] <= 1;
        }
        if (shared && Math.abs(sum - 1) <= ROUNDING) {
            return shares;
        }
        double total = 0;
        for (int i = 0; i < row.length; i++) {
            shares[i] = StrictMath.exp(row[i] - greatest);
            total += shares[i];
        }
        for (int i = 0; i < row.length; i++) {
            shares[i] /= total;
        }
        return shares;
    }

    /** Of classes that hold or not, each by itself: sigmoid, unless all lie in [0, 1]. */
    static double[] ofEach(float... row) {
        double[] shares = new double[row.length];
        boolean shared = true;
        for (int i = 0; i < row.length; i++) {
            shares[i] = row[i];
            shared &= row[i] >= 0 && row[i] <= 1;
        }
        for (int i = 0; !shared && i < row.length; i++) {
            shares[i] = 1 / (1 + StrictMath.exp(-row[i]));
        }
        return shares;
    }
}
