package io.vigil.deploy.falls.room;

import io.vigil.tracking.spatial.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The convex hull of points (Andrew 1979). */
final class Hull {
    private Hull() {}

    static List<Point> of(List<Point> points) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y));
        List<Point> hull = half(sorted);
        List<Point> reversed = new ArrayList<>();
        for (int i = sorted.size() - 1; i >= 0; i--) {
            reversed.add(sorted.get(i));
        }
        hull.addAll(half(reversed));
        return hull;
    }

    private static List<Point> half(List<Point> sorted) {
        List<Point> half = new ArrayList<>();
        for (Point next : sorted) {
            while (half.size() >= 2
                    && turn(half.get(half.size() - 2), half.get(half.size() - 1), next) <= 1e-9) {
                half.remove(half.size() - 1);
            }
            half.add(next);
        }
        half.remove(half.size() - 1);
        return half;
    }

    private static double turn(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }
}
