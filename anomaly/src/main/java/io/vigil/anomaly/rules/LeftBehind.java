package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.PlacedTrack;

/**
 * A thing stands that somebody brought, and nobody is near it: neither its owner nor, since people
 * are mistaken for each other, anybody else.
 */
final class LeftBehind implements Condition {
    private static final String PERSON = "person";

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
            double distance = nearest(thing, now) / trail.ownerHeight();
            String zone = watch.keeps(distance) ? watch.zoneOf(thing) : null;
            if (zone != null) {
                found.add(Finding.of(thing, "", zone, distance, watch.opens(distance)));
            }
        }
        return memory;
    }

    /** Pixels to the next person; the image's diagonal where there is none in it. */
    private static double nearest(PlacedTrack thing, Moment now) {
        double least = now.distance(0, 0, 1, 1);
        for (int i = 0; i < now.size(); i++) {
            if (now.placed(i).track().label().equals(PERSON)) {
                least = Math.min(least, now.distance(thing, now.placed(i)));
            }
        }
        return least;
    }
}
