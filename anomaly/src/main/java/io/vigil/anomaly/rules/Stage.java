package io.vigil.anomaly.rules;

import java.time.Duration;
import java.util.Objects;

/**
 * One step of a sequence.
 *
 * @param happening what has to happen, or must not
 * @param camera where; empty: the rule's own camera
 * @param place zone or line by its id
 * @param absent true: it must not happen within the time, and the sequence goes on when that is
 *     over
 * @param within since the stage before; zero of the first stage, which waits for ever
 * @param sameSubject whether the track of the stage before has to do it, which only the same camera
 *     knows
 */
public record Stage(
        Happening happening,
        String camera,
        String place,
        boolean absent,
        Duration within,
        boolean sameSubject) {
    /** What can happen at a place. */
    public enum Happening {
        ENTERS,
        LEAVES,
        CROSSES_IN,
        CROSSES_OUT
    }

    public Stage {
        Objects.requireNonNull(happening, "happening");
        Objects.requireNonNull(camera, "camera");
        if (place.isEmpty()) {
            throw new IllegalArgumentException("Stage needs a place, but it was empty");
        }
        if (within.isNegative() || (absent && within.isZero())) {
            throw new IllegalArgumentException(
                    "Stage at %s needs a time of 0 or more, and more than 0 where nothing must happen, but had %s"
                            .formatted(place, within));
        }
        if (sameSubject && !camera.isEmpty()) {
            throw new IllegalArgumentException(
                    "Stage at %s of camera %s cannot ask for the same subject: tracks are known within one camera"
                            .formatted(place, camera));
        }
    }
}
