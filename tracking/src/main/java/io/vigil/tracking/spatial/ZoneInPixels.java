package io.vigil.tracking.spatial;

import java.util.List;

/**
 * A zone in the pixels of a frame. Corners within half a percent of the image's border are on it,
 * and edges on the border are none: an anchor, which is clipped to the image, cannot leave over
 * them.
 */
final class ZoneInPixels {
    private static final double BORDER = 0.005;
    private static final int PROBES = 24;

    private final double[] x;
    private final double[] y;
    private final boolean[] edge;
    private final double band;
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    /**
     * @param band in pixels; half the depth of the zone where it is not twice as deep
     */
    ZoneInPixels(Zone zone, int width, int height, double band) {
        List<Point> corners = zone.corners();
        int count = corners.size();
        x = new double[count];
        y = new double[count];
        edge = new boolean[count];
        for (int i = 0; i < count; i++) {
            x[i] = snapped(corners.get(i).x()) * width;
            y[i] = snapped(corners.get(i).y()) * height;
            left = Math.min(left, x[i]);
            right = Math.max(right, x[i]);
            top = Math.min(top, y[i]);
            bottom = Math.max(bottom, y[i]);
        }
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % count;
            boolean onSide = x[i] == x[next] && (x[i] == 0 || x[i] == width);
            boolean onEnd = y[i] == y[next] && (y[i] == 0 || y[i] == height);
            edge[i] = !onSide && !onEnd;
        }
        this.band = Math.min(band, deepest() / 2);
    }

    private static double snapped(double share) {
        return share <= BORDER ? 0 : share >= 1 - BORDER ? 1 : share;
    }

    private double deepest() {
        double deepest = 0;
        for (int i = 1; i < PROBES; i++) {
            for (int j = 1; j < PROBES; j++) {
                double atX = left + (right - left) * i / PROBES;
                double atY = top + (bottom - top) * j / PROBES;
                deepest = Math.max(deepest, depth(atX, atY));
            }
        }
        return deepest;
    }

    boolean isFarFrom(double atX, double atY) {
        return atX < left || atX > right || atY < top || atY > bottom;
    }

    boolean isBeyond(double depth) {
        return Math.abs(depth) >= band;
    }

    /** The distance to the nearest edge in pixels: positive inside, negative outside. */
    double depth(double atX, double atY) {
        boolean inside = false;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            // The edge from corner j to corner i.
            if (y[i] > atY != y[j] > atY
                    && atX < (x[j] - x[i]) * (atY - y[i]) / (y[j] - y[i]) + x[i]) {
                inside = !inside;
            }
            if (edge[j]) {
                nearest = Math.min(nearest, squaredDistance(atX, atY, x[j], y[j], x[i], y[i]));
            }
        }
        double distance = Math.sqrt(nearest);
        return inside ? distance : -distance;
    }

    private static double squaredDistance(
            double px, double py, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double t = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy);
        double clamped = Math.min(1, Math.max(0, t));
        double restX = px - (ax + clamped * dx);
        double restY = py - (ay + clamped * dy);
        return restX * restX + restY * restY;
    }

    /** Where the straight way from one spot to another last cuts an edge; the end if none. */
    Spot cut(Spot from, Spot to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double last = -1;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            double ex = x[i] - x[j];
            double ey = y[i] - y[j];
            double cross = dx * ey - dy * ex;
            double along = ((x[j] - from.x()) * ey - (y[j] - from.y()) * ex) / cross;
            double across = ((x[j] - from.x()) * dy - (y[j] - from.y()) * dx) / cross;
            // Parallel ways have no number here, which fails every comparison.
            if (along >= 0 && along <= 1 && across >= 0 && across <= 1) {
                last = Math.max(last, along);
            }
        }
        return last < 0 ? to : from.towards(to, last);
    }
}
