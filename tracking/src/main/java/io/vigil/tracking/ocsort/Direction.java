package io.vigil.tracking.ocsort;

import io.vigil.tracking.Box;
import io.vigil.tracking.Sighting;
import io.vigil.tracking.Sightings;

/**
 * Which way an object goes, from its sightings rather than from a filter (the observation-centric
 * momentum of Cao et al., arXiv:2203.14360, section 4.2).
 */
final class Direction {
    /** So that what stands still has no direction, in pixels. */
    private static final double STILL = 1e-6;

    private final double x;
    private final double y;

    /** The sighting from which a detection's direction is taken. */
    private final Box from;

    /**
     * @param overMicros the most time between the sightings that give the direction
     * @param now capture time of the frame
     */
    Direction(Sightings sightings, long overMicros, long now) {
        Box last = sightings.last().box();
        Box earlier = before(sightings, sightings.last().micros() - overMicros).box();
        double dx = last.centerX() - earlier.centerX();
        double dy = last.centerY() - earlier.centerY();
        double length = Math.sqrt(dx * dx + dy * dy) + STILL;
        x = dx / length;
        y = dy / length;
        from = sightings.since(now - overMicros).box();
    }

    private static Sighting before(Sightings sightings, long micros) {
        if (sightings.fourth().micros() >= micros) {
            return sightings.fourth();
        }
        return sightings.third().micros() >= micros ? sightings.third() : sightings.second();
    }

    /**
     * How well the way to a detection continues the track's, in [-0.5, 0.5]; 0 if at right angles.
     */
    double agreement(Box detection) {
        double dx = detection.centerX() - from.centerX();
        double dy = detection.centerY() - from.centerY();
        double length = Math.sqrt(dx * dx + dy * dy) + STILL;
        double cosine = (x * dx + y * dy) / length;
        return 0.5 - Math.acos(Math.max(-1, Math.min(1, cosine))) / Math.PI;
    }
}
