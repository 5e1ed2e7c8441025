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

    /** The sighting from which a detection's direction is taken; null where there is none. */
    private final Box from;

    /**
     * @param overMicros the most time between the sightings that give the direction
     * @param now capture time of the frame
     */
    Direction(Sightings sightings, long overMicros, long now) {
        // As in the authors' program the sighting with which a track begins gives no direction.
        int usable = sightings.count() - 1;
        from = usable < 1 ? null : since(sightings, usable, now - overMicros);
        if (usable < 2) {
            x = 0;
            y = 0;
            return;
        }
        Sighting last = sightings.last();
        Box earlier = before(sightings, usable, last.micros() - overMicros);
        double dx = last.box().centerX() - earlier.centerX();
        double dy = last.box().centerY() - earlier.centerY();
        double length = Math.sqrt(dx * dx + dy * dy) + STILL;
        x = dx / length;
        y = dy / length;
    }

    /** The oldest of all that is not older than {@code micros}; else the last. */
    private static Box since(Sightings sightings, int usable, long micros) {
        boolean lastOnly = usable < 2 || sightings.second().micros() < micros;
        return lastOnly ? sightings.last().box() : before(sightings, usable, micros);
    }

    /** The oldest before the last that is not older than {@code micros}; else the one before. */
    private static Box before(Sightings sightings, int usable, long micros) {
        if (usable > 3 && sightings.fourth().micros() >= micros) {
            return sightings.fourth().box();
        }
        return usable > 2 && sightings.third().micros() >= micros
                ? sightings.third().box()
                : sightings.second().box();
    }

    /**
     * How well the way to a detection continues the track's, in [-0.5, 0.5]; 0 if at right angles.
     */
    double agreement(Box detection) {
        if (from == null) {
            return 0;
        }
        double dx = detection.centerX() - from.centerX();
        double dy = detection.centerY() - from.centerY();
        double length = Math.sqrt(dx * dx + dy * dy) + STILL;
        double cosine = (x * dx + y * dy) / length;
        return 0.5 - Math.acos(Math.max(-1, Math.min(1, cosine))) / Math.PI;
    }
}
