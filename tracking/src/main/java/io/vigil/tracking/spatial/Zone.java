package io.vigil.tracking.spatial;

import java.util.List;

/**
 * A polygon, which may be concave; its last corner is joined to its first.
 *
 * @param id unique among the camera's lines and zones; never empty
 * @param corners at least three, in order around it; edges do not meet but at their common corner
 */
public record Zone(String id, List<Point> corners) {
    /** Of the image; a thousandth of its width by a thousandth of its height. */
    private static final double LEAST_AREA = 1e-6;

    public Zone {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("Zone needs an id, but it was empty");
        }
        corners = List.copyOf(corners);
        if (corners.size() < 3) {
            throw new IllegalArgumentException(
                    "Zone %s needs at least 3 corners, but has %d".formatted(id, corners.size()));
        }
        checkEdges(id, corners);
        double area = area(corners);
        if (area < LEAST_AREA) {
            throw new IllegalArgumentException(
                    "Zone %s needs an area of at least %s of the image, but has %s; set its corners apart"
                            .formatted(id, LEAST_AREA, area));
        }
    }

    /** Whether a point of the image is inside, by the even-odd rule. */
    public boolean contains(double x, double y) {
        boolean inside = false;
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            if (a.y() > y != b.y() > y
                    && x < a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x())) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static double area(List<Point> corners) {
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            Point from = corners.get(i);
            Point to = corners.get((i + 1) % corners.size());
            twice += from.x() * to.y() - to.x() * from.y();
        }
        return Math.abs(twice) / 2;
    }

    private static void checkEdges(String id, List<Point> corners) {
        int count = corners.size();
        for (int i = 0; i < count; i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % count);
            if (a.equals(b)) {
                throw new IllegalArgumentException(
                        "Zone %s needs different corners, but has %s twice in a row; leave one out"
                                .formatted(id, a));
            }
            for (int j = i + 1; j < count; j++) {
                Point c = corners.get(j);
                Point d = corners.get((j + 1) % count);
                boolean cross =
                        j == i + 1
                                ? turnsBack(a, b, d)
                                : (j + 1) % count == i ? turnsBack(c, a, b) : meet(a, b, c, d);
                if (cross) {
                    throw new IllegalArgumentException(
                            "Zone %s needs edges that do not cross, but the one from %s to %s meets the one from %s to %s; give its corners in order around it"
                                    .formatted(id, a, b, c, d));
                }
            }
        }
    }

    /** Whether the way from the first over the second to the third runs back on itself. */
    private static boolean turnsBack(Point first, Point second, Point third) {
        double along =
                (second.x() - first.x()) * (third.x() - second.x())
                        + (second.y() - first.y()) * (third.y() - second.y());
        return turn(first, second, third) == 0 && along < 0;
    }

    private static boolean meet(Point a, Point b, Point c, Point d) {
        double ofC = turn(a, b, c);
        double ofD = turn(a, b, d);
        double ofA = turn(c, d, a);
        double ofB = turn(c, d, b);
        boolean apart =
                (ofC > 0 && ofD > 0)
                        || (ofC < 0 && ofD < 0)
                        || (ofA > 0 && ofB > 0)
                        || (ofA < 0 && ofB < 0);
        // Where all four are in one row, neither says so.
        boolean inRow = ofC == 0 && ofD == 0;
        return inRow ? overlap(a, b, c, d) : !apart;
    }

    private static boolean overlap(Point a, Point b, Point c, Point d) {
        return Math.max(Math.min(a.x(), b.x()), Math.min(c.x(), d.x()))
                        <= Math.min(Math.max(a.x(), b.x()), Math.max(c.x(), d.x()))
                && Math.max(Math.min(a.y(), b.y()), Math.min(c.y(), d.y()))
                        <= Math.min(Math.max(a.y(), b.y()), Math.max(c.y(), d.y()));
    }

    /** Positive where the third point lies on one side of the way from the first to the second. */
    private static double turn(Point first, Point second, Point third) {
        return (second.x() - first.x()) * (third.y() - first.y())
                - (second.y() - first.y()) * (third.x() - first.x());
    }
}
