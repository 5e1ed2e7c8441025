package io.vigil.tracking.spatial;

/**
 * A map of one plane to another that keeps straight lines straight: x' = (h0 x + h1 y + h2) / w, y'
 * = (h3 x + h4 y + h5) / w, w = h6 x + h7 y + h8.
 */
final class Homography {
    private static final int UNKNOWNS = 8;
    private static final int REFINEMENTS = 20;

    private final double[] h;

    private Homography(double[] h) {
        this.h = h;
    }

    /**
     * The one that maps points best, by the squared distances in the plane that it maps to: first
     * the direct linear transform on normalised coordinates (Hartley and Zisserman 2004, algorithm
     * 4.2), then Gauss-Newton.
     *
     * @param from x and y of each, at least four of them, no three in a row
     * @param to where they are to be mapped to
     */
    static Homography fitted(double[][] from, double[][] to) {
        Homography fromNormal = normalising(from);
        Homography toNormal = normalising(to);
        double[][] source = mapped(from, fromNormal);
        double[][] target = mapped(to, toNormal);
        Homography best = new Homography(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
        best = best.linear(source, target);
        double error = best.error(source, target);
        for (int i = 0; i < REFINEMENTS; i++) {
            Homography next = best.refined(source, target);
            double nextError = next.error(source, target);
            // The comparison fails for NaN, too.
            if (!(nextError < error)) {
                break;
            }
            best = next;
            error = nextError;
        }
        return toNormal.inverse().after(best).after(fromNormal);
    }

    /** To a mean of 0 and a mean distance from it of the root of 2. */
    private static Homography normalising(double[][] points) {
        double meanX = 0;
        double meanY = 0;
        for (double[] point : points) {
            meanX += point[0] / points.length;
            meanY += point[1] / points.length;
        }
        double distance = 0;
        for (double[] point : points) {
            double dx = point[0] - meanX;
            double dy = point[1] - meanY;
            distance += Math.sqrt(dx * dx + dy * dy) / points.length;
        }
        double scale = Math.sqrt(2) / distance;
        return new Homography(
                new double[] {scale, 0, -scale * meanX, 0, scale, -scale * meanY, 0, 0, 1});
    }

    private static double[][] mapped(double[][] points, Homography by) {
        double[][] mapped = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            double w = by.w(points[i][0], points[i][1]);
            mapped[i] =
                    new double[] {
                        by.x(points[i][0], points[i][1], w), by.y(points[i][0], points[i][1], w)
                    };
        }
        return mapped;
    }

    private Homography linear(double[][] from, double[][] to) {
        double[][] normal = new double[UNKNOWNS][UNKNOWNS + 1];
        for (int i = 0; i < from.length; i++) {
            double x = from[i][0];
            double y = from[i][1];
            double u = to[i][0];
            double v = to[i][1];
            add(normal, new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y}, u);
            add(normal, new double[] {0, 0, 0, x, y, 1, -v * x, -v * y}, v);
        }
        double[] solution = solved(normal);
        double[] with = new double[9];
        System.arraycopy(solution, 0, with, 0, UNKNOWNS);
        // The points' middle, which is mapped to w = 1, is never on the horizon.
        with[8] = 1;
        return new Homography(with);
    }

    private Homography refined(double[][] from, double[][] to) {
        double[][] normal = new double[UNKNOWNS][UNKNOWNS + 1];
        for (int i = 0; i < from.length; i++) {
            double x = from[i][0];
            double y = from[i][1];
            double w = w(x, y);
            double u = x(x, y, w);
            double v = y(x, y, w);
            add(
                    normal,
                    new double[] {x / w, y / w, 1 / w, 0, 0, 0, -u * x / w, -u * y / w},
                    to[i][0] - u);
            add(
                    normal,
                    new double[] {0, 0, 0, x / w, y / w, 1 / w, -v * x / w, -v * y / w},
                    to[i][1] - v);
        }
        double[] change = solved(normal);
        double[] with = h.clone();
        for (int i = 0; i < UNKNOWNS; i++) {
            with[i] += change[i];
        }
        return new Homography(with);
    }

    private double error(double[][] from, double[][] to) {
        double sum = 0;
        for (int i = 0; i < from.length; i++) {
            double w = w(from[i][0], from[i][1]);
            double dx = x(from[i][0], from[i][1], w) - to[i][0];
            double dy = y(from[i][0], from[i][1], w) - to[i][1];
            sum += dx * dx + dy * dy;
        }
        return sum;
    }

    private static void add(double[][] normal, double[] row, double value) {
        for (int i = 0; i < UNKNOWNS; i++) {
            for (int j = 0; j < UNKNOWNS; j++) {
                normal[i][j] += row[i] * row[j];
            }
            normal[i][UNKNOWNS] += row[i] * value;
        }
    }

    /** By elimination with the greatest pivot of each column; NaN where there is no solution. */
    private static double[] solved(double[][] a) {
        int n = a.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
            }
            double[] swapped = a[column];
            a[column] = a[pivot];
            a[pivot] = swapped;
            for (int row = column + 1; row < n; row++) {
                double factor = a[row][column] / a[column][column];
                for (int k = column; k <= n; k++) {
                    a[row][k] -= factor * a[column][k];
                }
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double rest = a[row][n];
            for (int k = row + 1; k < n; k++) {
                rest -= a[row][k] * solution[k];
            }
            solution[row] = rest / a[row][row];
        }
        return solution;
    }

    /** Its sign tells the side of the horizon. */
    double w(double x, double y) {
        return h[6] * x + h[7] * y + h[8];
    }

    double x(double x, double y, double w) {
        return (h[0] * x + h[1] * y + h[2]) / w;
    }

    double y(double x, double y, double w) {
        return (h[3] * x + h[4] * y + h[5]) / w;
    }

    /**
     * How the image of a point moves with the point: dx'/dx, dx'/dy, dy'/dx, dy'/dy.
     *
     * @param toX where it is mapped to
     */
    double[] slopes(double toX, double toY, double w) {
        return new double[] {
            (h[0] - toX * h[6]) / w,
            (h[1] - toX * h[7]) / w,
            (h[3] - toY * h[6]) / w,
            (h[4] - toY * h[7]) / w
        };
    }

    Homography inverse() {
        double[] c = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int r1 = (column + 1) % 3;
                int r2 = (column + 2) % 3;
                int c1 = (row + 1) % 3;
                int c2 = (row + 2) % 3;
                c[3 * row + column] =
                        h[3 * r1 + c1] * h[3 * r2 + c2] - h[3 * r1 + c2] * h[3 * r2 + c1];
            }
        }
        double determinant = h[0] * c[0] + h[1] * c[3] + h[2] * c[6];
        for (int i = 0; i < c.length; i++) {
            c[i] /= determinant;
        }
        return new Homography(c);
    }

    private Homography after(Homography first) {
        double[] product = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int k = 0; k < 3; k++) {
                    product[3 * row + column] += h[3 * row + k] * first.h[3 * k + column];
                }
            }
        }
        return new Homography(product);
    }
}
