package io.vigil.tracking.simulation;

import io.vigil.tracking.Box;
import java.util.Optional;

/** Paints nothing but remembers how far the shapes reached: the truth about what was drawn. */
final class Extent implements Painter {
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    @Override
    public void polygon(double[] points, int colour, double opacity) {
        for (int i = 0; i < points.length; i += 2) {
            reach(points[i], points[i + 1], points[i], points[i + 1]);
        }
    }

    @Override
    public void ellipse(
            double x, double y, double radiusX, double radiusY, int colour, double opacity) {
        reach(x - radiusX, y - radiusY, x + radiusX, y + radiusY);
    }

    private void reach(double l, double t, double r, double b) {
        left = Math.min(left, l);
        top = Math.min(top, t);
        right = Math.max(right, r);
        bottom = Math.max(bottom, b);
    }

    /** All that was painted. */
    Box whole() {
        return new Box(left, top, right, bottom);
    }

    /** What of it lies in an image of this size; empty where less than a pixel does. */
    Optional<Box> within(int width, int height) {
        double l = Math.max(0, left);
        double t = Math.max(0, top);
        double r = Math.min(width, right);
        double b = Math.min(height, bottom);
        return r - l >= 1 && b - t >= 1 ? Optional.of(new Box(l, t, r, b)) : Optional.empty();
    }
}
