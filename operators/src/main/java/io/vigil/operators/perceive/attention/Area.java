package io.vigil.operators.perceive.attention;

import java.io.Serializable;
import java.util.List;

/**
 * A polygon in an image; it may be concave.
 *
 * @param corners x and y by turns, each in [0, 1] of the image, of at least three corners
 */
public record Area(List<Double> corners) implements Serializable {
    private static final int LEAST = 3;

    public Area {
        corners = List.copyOf(corners);
        boolean inside = corners.stream().allMatch(value -> value >= 0 && value <= 1);
        if (corners.size() < 2 * LEAST || corners.size() % 2 != 0 || !inside) {
            throw new IllegalArgumentException(
                    "Area needs at least three corners, x and y by turns, each in [0, 1] of the image, but had "
                            + corners);
        }
    }

    /** Whether a point lies in it, by the even-odd rule; edges may count as either. */
    boolean contains(double x, double y) {
        boolean inside = false;
        int count = corners.size() / 2;
        for (int i = 0, j = count - 1; i < count; j = i++) {
            boolean between = y(i) > y != y(j) > y;
            if (between && x < x(i) + (y - y(i)) / (y(j) - y(i)) * (x(j) - x(i))) {
                inside = !inside;
            }
        }
        return inside;
    }

    double left() {
        return extreme(0, -1);
    }

    double right() {
        return extreme(0, 1);
    }

    double top() {
        return extreme(1, -1);
    }

    double bottom() {
        return extreme(1, 1);
    }

    private double extreme(int offset, int sign) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = offset; i < corners.size(); i += 2) {
            most = Math.max(most, sign * corners.get(i));
        }
        return sign * most;
    }

    private double x(int corner) {
        return corners.get(2 * corner);
    }

    private double y(int corner) {
        return corners.get(2 * corner + 1);
    }
}
