package io.vigil.anomaly.kinematics;

import io.vigil.anomaly.Course;
import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where one object has been lately; places are the middle of its feet, in pixels.
 *
 * @param box it was last seen as
 * @param atMicros when that was
 * @param points where it was, oldest first, over the last two seconds and a little
 * @param anchor where it has stayed since, and since when
 */
public record Way(Box box, long atMicros, List<Point> points, Point anchor) {
    private static final double MICROS = 1e6;

    /** Points lie so far apart at least. */
    private static final long SPACING = 200_000;

    /** A way is what lies between two points that are about so far apart. */
    private static final long SECOND = 1_000_000;

    private static final long TOLERANCE = 400_000;

    /** In body heights a second; slower is standing, whose heading is noise. */
    private static final double STANDING = 0.3;

    /** Where it was at a time. */
    public record Point(long micros, double x, double y) {}

    public Way {
        Objects.requireNonNull(box, "box");
        points = List.copyOf(points);
        Objects.requireNonNull(anchor, "anchor");
        if (points.isEmpty()) {
            throw new IllegalArgumentException("Way needs a point, but had none");
        }
    }

    static Way begun(Box box, long micros) {
        Point here = point(box, micros);
        return new Way(box, micros, List.of(here), here);
    }

    private static Point point(Box box, long micros) {
        return new Point(micros, (box.left() + box.right()) / 2, box.bottom());
    }

    /**
     * Seen again.
     *
     * @param body height there, in pixels
     */
    Way seen(Box now, long micros, double body) {
        Point here = point(now, micros);
        List<Point> next = new ArrayList<>();
        for (Point point : points) {
            if (micros - point.micros() <= 2 * SECOND + TOLERANCE) {
                next.add(point);
            }
        }
        if (next.isEmpty() || micros - next.get(next.size() - 1).micros() >= SPACING) {
            next.add(here);
        }
        boolean stays = distance(anchor, here) <= body;
        return new Way(now, micros, next, stays ? anchor : here);
    }

    /** Its last box, where it should be at a time if it goes on as it has. */
    Box expected(long micros) {
        Point first = points.get(0);
        Point last = point(box, atMicros);
        double seconds = (last.micros() - first.micros()) / MICROS;
        if (seconds <= 0) {
            return box;
        }
        double ahead = (micros - atMicros) / MICROS / seconds;
        double right = (last.x() - first.x()) * ahead;
        double down = (last.y() - first.y()) * ahead;
        return new Box(
                box.left() + right, box.top() + down, box.right() + right, box.bottom() + down);
    }

    /**
     * @param body height there, in pixels
     */
    Course course(double body) {
        Point here = point(box, atMicros);
        return new Course(turning(here, body), (atMicros - anchor.micros()) / MICROS);
    }

    private double turning(Point here, double body) {
        Point middle = nearest(here.micros() - SECOND);
        Point first = nearest(middle.micros() - SECOND);
        double lately = seconds(middle, here);
        double before = seconds(first, middle);
        if (!isSecond(lately) || !isSecond(before)) {
            return Double.NaN;
        }
        double ax = (middle.x() - first.x()) / before;
        double ay = (middle.y() - first.y()) / before;
        double bx = (here.x() - middle.x()) / lately;
        double by = (here.y() - middle.y()) / lately;
        double slower = Math.min(Math.sqrt(ax * ax + ay * ay), Math.sqrt(bx * bx + by * by));
        if (slower < STANDING * body) {
            return 0;
        }
        double angle = StrictMath.atan2(ax * by - ay * bx, ax * bx + ay * by);
        return Math.abs(StrictMath.toDegrees(angle)) / ((lately + before) / 2);
    }

    private static boolean isSecond(double seconds) {
        return Math.abs(seconds * MICROS - SECOND) <= TOLERANCE;
    }

    private static double seconds(Point one, Point other) {
        return (other.micros() - one.micros()) / MICROS;
    }

    private Point nearest(long micros) {
        Point nearest = points.get(0);
        for (Point point : points) {
            if (Math.abs(point.micros() - micros) < Math.abs(nearest.micros() - micros)) {
                nearest = point;
            }
        }
        return nearest;
    }

    private static double distance(Point one, Point other) {
        double x = one.x() - other.x();
        double y = one.y() - other.y();
        return Math.sqrt(x * x + y * y);
    }
}
