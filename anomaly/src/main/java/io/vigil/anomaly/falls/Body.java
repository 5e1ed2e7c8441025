package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;
import java.util.Objects;

/**
 * Somebody of whom a detector tells.
 *
 * @param id its number
 * @param box as last seen, in pixels
 * @param bornMicros when first seen
 * @param seenMicros when last seen
 * @param sightings how often
 * @param person how much it has been taken for a person, in [0, 1]
 * @param stood for how long it has been seen upright, in seconds
 * @param standing as last seen upright, or as first seen
 */
public record Body(
        long id,
        Box box,
        long bornMicros,
        long seenMicros,
        int sightings,
        double person,
        double stood,
        Stance standing,
        Descent descent,
        Lie lie)
        implements Somebody {
    /** Where somebody is on the way to the floor. */
    public enum Stage {
        UPRIGHT,
        GOING_DOWN,
        DOWN,
        STILL
    }

    /** Less than this has not moved for long enough to be called still, in microseconds. */
    private static final long STILL_MICROS = 5_000_000;

    public Body {
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(descent, "descent");
        Objects.requireNonNull(lie, "lie");
    }

    static Body born(long id, Box box, double person, long micros) {
        return new Body(
                id,
                box,
                micros,
                micros,
                1,
                person,
                0,
                Stance.of(box, micros),
                Descent.NONE.seen(box, Stance.aspect(box), box.height(), box.top(), micros),
                Lie.NONE);
    }

    /**
     * @param micros now, in capture time
     */
    public Stage stage(long micros) {
        if (!lie.isTold()) {
            return lie.gathered() > 0 ? Stage.GOING_DOWN : Stage.UPRIGHT;
        }
        return micros - lie.stillMicros() >= STILL_MICROS ? Stage.STILL : Stage.DOWN;
    }

    Body with(Lie next) {
        return new Body(
                id, box, bornMicros, seenMicros, sightings, person, stood, standing, descent, next);
    }

    /** The same as if it had been seen first just now. */
    Body anew() {
        return born(id, box, person, seenMicros);
    }
}
