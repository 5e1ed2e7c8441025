package io.vigil.tracking.spatial;

import io.vigil.tracking.Box;

/** Who crosses a line by {@link Anchor#CORNERS}. */
final class CornerCrossings {
    private final Places places;

    CornerCrossings(Places places) {
        this.places = places;
    }

    void seen(Box box, Step step, Progress progress, Telling telling) {
        for (int i = 0; i < places.lineCount(); i++) {
            byte before = progress.side(i);
            byte now = side(places.line(i), box);
            if (now != 0 && now != before) {
                progress.side(i, now);
                if (before != 0) {
                    telling.crossed(i, Crossings.direction(now), cut(places.line(i), step));
                }
            }
        }
    }

    /** The side of all corners; 0 where they are on both or one is beyond the ends. */
    private static byte side(LineInPixels line, Box box) {
        int left = 0;
        for (int corner = 0; corner < 4; corner++) {
            double x = (corner & 1) == 0 ? box.left() : box.right();
            double y = (corner & 2) == 0 ? box.top() : box.bottom();
            if (!line.isBetweenEnds(x, y)) {
                return 0;
            }
            left += line.left(x, y) > 0 ? 1 : 0;
        }
        return left == 4 ? Sides.LEFT : left == 0 ? Sides.RIGHT : 0;
    }

    /** The middle may have got over long before. */
    private static Spot cut(LineInPixels line, Step step) {
        double before = line.left(step.from().x(), step.from().y());
        double after = line.left(step.to().x(), step.to().y());
        return before * after < 0 ? line.cut(step.from(), step.to()) : step.to();
    }
}
