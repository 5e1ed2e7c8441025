package io.vigil.deploy.config;

import io.vigil.tracking.spatial.GroundPoint;
import io.vigil.tracking.spatial.Point;
import java.util.List;

/** What makes a polygon or four points useless. */
final class Polygons {
    /** A hundredth of the image's width by a hundredth of its height. */
    static final double LEAST_AREA = 1e-4;

    /** Three points whose triangle is less than this share of their plane's extent are a line. */
    private static final double LEAST_TRIANGLE = 1e-4;

    private Polygons() {}

    /** As a share of the image; of one whose edges do not cross. */
    static double area(List<Point> corners) {
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            twice += a.x() * b.y() - b.x() * a.y();
        }
        return Math.abs(twice) / 2;
    }

    /** Whether two edges that are not neighbours meet, or a corner turns back on itself. */
    static boolean crossesItself(List<Point> corners) {
        int n = corners.size();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                boolean neighbours = j == i + 1 || (i == 0 && j == n - 1);
                Point a = corners.get(i);
                Point b = corners.get((i + 1) % n);
                Point c = corners.get(j);
                Point d = corners.get((j + 1) % n);
                boolean meet = neighbours ? turnsBack(a, b, c, d) : meet(a, b, c, d);
                if (meet) {
                    return true;
                }
            }
        }
        return false;
    }

    // Of edges that share a corner: whether one lies on the other.
    private static boolean turnsBack(Point a, Point b, Point c, Point d) {
        Point shared = b.equals(c) ? b : a;
        Point from = b.equals(c) ? a : b;
        Point to = b.equals(c) ? d : c;
        double along =
                (from.x() - shared.x()) * (to.x() - shared.x())
                        + (from.y() - shared.y()) * (to.y() - shared.y());
        return side(shared, from, to) == 0 && along > 0;
    }

    private static boolean meet(Point a, Point b, Point c, Point d) {
        double aside = Math.signum(side(c, d, a));
        double bside = Math.signum(side(c, d, b));
        double cside = Math.signum(side(a, b, c));
        double dside = Math.signum(side(a, b, d));
        if (aside * bside < 0 && cside * dside < 0) {
            return true;
        }
        return (aside == 0 && between(c, d, a))
                || (bside == 0 && between(c, d, b))
                || (cside == 0 && between(a, b, c))
                || (dside == 0 && between(a, b, d));
    }

    private static boolean between(Point a, Point b, Point on) {
        return on.x() >= Math.min(a.x(), b.x())
                && on.x() <= Math.max(a.x(), b.x())
                && on.y() >= Math.min(a.y(), b.y())
                && on.y() <= Math.max(a.y(), b.y());
    }

    private static double side(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }

    /** Whether four of the points make a plane: no three of them on a line, here or there. */
    static boolean span(List<GroundPoint> points) {
        for (int i = 0; i < points.size(); i++) {
            for (int j = i + 1; j < points.size(); j++) {
                for (int k = j + 1; k < points.size(); k++) {
                    for (int l = k + 1; l < points.size(); l++) {
                        if (general(
                                List.of(
                                        points.get(i),
                                        points.get(j),
                                        points.get(k),
                                        points.get(l)))) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static boolean general(List<GroundPoint> four) {
        for (int without = 0; without < 4; without++) {
            GroundPoint a = four.get((without + 1) % 4);
            GroundPoint b = four.get((without + 2) % 4);
            GroundPoint c = four.get((without + 3) % 4);
            if (thin(
                            a.image().x(),
                            a.image().y(),
                            b.image().x(),
                            b.image().y(),
                            c.image().x(),
                            c.image().y())
                    || thin(
                            a.eastMetres(),
                            a.northMetres(),
                            b.eastMetres(),
                            b.northMetres(),
                            c.eastMetres(),
                            c.northMetres())) {
                return false;
            }
        }
        return true;
    }

    private static boolean thin(double ax, double ay, double bx, double by, double cx, double cy) {
        double twice = Math.abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
        double longest =
                Math.max(
                        Math.hypot(bx - ax, by - ay),
                        Math.max(Math.hypot(cx - ax, cy - ay), Math.hypot(cx - bx, cy - by)));
        return !(twice > LEAST_TRIANGLE * longest * longest);
    }
}
