package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.PlacedTrack;
import io.vigil.tracking.spatial.Point;

/**
 * A thing stands that somebody brought, and nobody is near it: neither its owner nor, since people
 * are mistaken for each other, anybody else.
 */
final class LeftBehind implements Condition {
    private static final String PERSON = "person";

    private static final long MOMENT_MICROS = 2_000_000;

    private final Watch watch;

    LeftBehind(Watch watch) {
        this.watch = watch;
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        for (int i = 0; i < now.size(); i++) {
            PlacedTrack thing = now.placed(i);
            Trail trail = now.trail(i);
            if (trail.owner() == 0
                    || !now.isStanding(i)
                    || thing.track().label().equals(PERSON)
                    || !watch.concerns(thing)) {
                continue;
            }
            double distance = nearest(thing, trail.owner(), now) / trail.ownerHeight();
            String zone = watch.keeps(distance) ? watch.zoneOf(thing) : null;
            if (zone != null) {
                found.add(Finding.of(thing, "", zone, distance, watch.opens(distance)));
            }
        }
        return memory;
    }

    /**
     * Pixels to the next person, or to where the owner was a moment ago; the image's diagonal where
     * there is none in it.
     */
    private static double nearest(PlacedTrack thing, long owner, Moment now) {
        double least = now.distance(0, 0, 1, 1);
        Trail trail = now.trailOf(owner);
        if (trail != null && now.clock() - trail.toMicros() <= MOMENT_MICROS) {
            Point at = thing.at();
            least = Math.min(least, now.distance(at.x(), at.y(), trail.toX(), trail.toY()));
        }
        for (int i = 0; i < now.size(); i++) {
            if (now.placed(i).track().label().equals(PERSON)) {
                least = Math.min(least, now.distance(thing, now.placed(i)));
            }
        }
        return least;
    }
}
