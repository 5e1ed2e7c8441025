package io.vigil.tracking.spatial;

import io.vigil.tracking.Box;

/**
 * Who is in a zone. A track enters and leaves it as it crosses a line; one that is in it when it is
 * first seen, or after a jump, enters then.
 */
final class Visits {
    private final Places places;

    Visits(Places places) {
        this.places = places;
    }

    void seen(Box box, Step step, Progress progress, Telling telling) {
        int lines = places.lineCount();
        double x = step.to().x();
        double y = step.to().y();
        for (int i = 0; i < places.zoneCount(); i++) {
            ZoneInPixels zone = places.zone(i);
            Visit visit = progress.visit(i);
            if (visit == null && zone.isFarFrom(x, y)) {
                progress.change(lines + i, null);
                continue;
            }
            double depth = depth(zone, box, step);
            boolean same = visit == null ? depth <= 0 : depth >= 0;
            if (same) {
                progress.change(lines + i, null);
            } else {
                over(i, depth, step, progress, telling);
            }
        }
    }

    private double depth(ZoneInPixels zone, Box box, Step step) {
        if (places.anchor() != Anchor.CORNERS) {
            return zone.depth(step.to().x(), step.to().y());
        }
        double least = Double.POSITIVE_INFINITY;
        for (int corner = 0; corner < 4; corner++) {
            double x = (corner & 1) == 0 ? box.left() : box.right();
            double y = (corner & 2) == 0 ? box.top() : box.bottom();
            least = Math.min(least, zone.depth(x, y));
        }
        return least;
    }

    private void over(int i, double depth, Step step, Progress progress, Telling telling) {
        ZoneInPixels zone = places.zone(i);
        int place = places.lineCount() + i;
        Change change = progress.change(place);
        if (change == null) {
            Spot cut = step.path() ? zone.cut(step.from(), step.to()) : step.to();
            change = Change.begun(place, cut, true);
        }
        boolean atOnce = places.anchor() == Anchor.CORNERS;
        boolean beyond = atOnce || zone.isBeyond(depth);
        change = beyond ? change.beyond(step.to().micros()) : change.within();
        if (!atOnce && !places.isSettled(change, step.to().micros())) {
            progress.change(place, change);
            return;
        }
        progress.change(place, null);
        Visit visit = progress.visit(i);
        if (visit == null) {
            progress.visit(i, new Visit(place, change.cut().micros()));
            telling.entered(place, change.cut());
        } else {
            progress.visit(i, null);
            telling.left(place, change.cut(), visit.sinceMicros());
        }
    }
}
