package io.vigil.tracking.motion;

import io.vigil.tracking.Box;
import io.vigil.tracking.motion.Motion.Form;

/**
 * The same Kalman filters with whole 8 x 8 matrices, frame by frame, as the papers state them:
 * slow, and plain to check. State: four coordinates, then their velocities per frame.
 */
final class MatrixFilter {
    private final Form form;
    private double[][] x = new double[8][1];
    private double[][] p = new double[8][8];

    MatrixFilter(Form form, Box box) {
        this.form = form;
        double[] seen = coordinates(box);
        double w = box.width();
        double h = box.height();
        double[] variances =
                switch (form) {
                    case SIDES ->
                            squares(w / 10, h / 10, w / 10, h / 10, w / 16, h / 16, w / 16, h / 16);
                    case ASPECT ->
                            squares(h / 10, h / 10, .01, h / 10, h / 16, h / 16, 1e-5, h / 16);
                    case AREA -> new double[] {10, 10, 10, 10, 1e4, 1e4, 1e4, 0};
                };
        for (int i = 0; i < 8; i++) {
            x[i][0] = i < 4 ? seen[i] : 0;
            p[i][i] = variances[i];
        }
    }

    void predict() {
        double w = x[2][0];
        double h = x[3][0];
        double[] q =
                switch (form) {
                    case SIDES ->
                            squares(
                                    w / 20, h / 20, w / 20, h / 20, w / 160, h / 160, w / 160,
                                    h / 160);
                    case ASPECT ->
                            squares(h / 20, h / 20, .01, h / 20, h / 160, h / 160, 1e-5, h / 160);
                    case AREA -> new double[] {1, 1, 1, 1, .01, .01, 1e-4, 0};
                };
        if (form == Form.AREA && x[2][0] + x[6][0] <= 0) {
            x[6][0] = 0;
        }
        double[][] f = new double[8][8];
        for (int i = 0; i < 8; i++) {
            f[i][i] = 1;
            if (i < 4) {
                f[i][i + 4] = 1;
            }
        }
        x = times(f, x);
        p = times(times(f, p), transposed(f));
        for (int i = 0; i < 8; i++) {
            p[i][i] += q[i];
        }
    }

    void update(Box box) {
        double w = x[2][0];
        double h = x[3][0];
        double[] r =
                switch (form) {
                    case SIDES -> squares(w / 20, h / 20, w / 20, h / 20);
                    case ASPECT -> squares(h / 20, h / 20, .1, h / 20);
                    case AREA -> new double[] {1, 1, 10, 10};
                };
        double[] seen = coordinates(box);
        // One coordinate of the measurement after the other, which is the same as all at once.
        for (int i = 0; i < 4; i++) {
            double s = p[i][i] + r[i];
            double innovation = seen[i] - x[i][0];
            double[][] next = new double[8][8];
            double[] gain = new double[8];
            for (int a = 0; a < 8; a++) {
                gain[a] = p[a][i] / s;
            }
            for (int a = 0; a < 8; a++) {
                x[a][0] += gain[a] * innovation;
                for (int b = 0; b < 8; b++) {
                    next[a][b] = p[a][b] - gain[a] * p[i][b];
                }
            }
            p = next;
        }
    }

    /** As {@link Motion} has it, per second. */
    double[] coordinate(int c, double rate) {
        return new double[] {
            x[c][0], x[c + 4][0] * rate, p[c][c], p[c][c + 4] * rate, p[c + 4][c + 4] * rate * rate
        };
    }

    private double[] coordinates(Box b) {
        double third =
                switch (form) {
                    case SIDES -> b.width();
                    case ASPECT -> b.width() / b.height();
                    case AREA -> b.area();
                };
        double fourth = form == Form.AREA ? b.width() / b.height() : b.height();
        return new double[] {b.centerX(), b.centerY(), third, fourth};
    }

    private static double[] squares(double... deviations) {
        double[] squares = new double[deviations.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = deviations[i] * deviations[i];
        }
        return squares;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }
}
