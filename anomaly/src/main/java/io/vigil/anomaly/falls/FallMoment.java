package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;
import java.util.Objects;

/**
 * Something to be told of one person.
 *
 * @param body the person's number within the machine
 * @param atMicros capture time
 * @param sinceMicros when the person went down
 * @param score the machine's score, in [0, 1]
 * @param box where, in pixels; as last seen
 */
public record FallMoment(
        long body, Kind kind, long atMicros, long sinceMicros, double score, Box box) {
    /** What it is. */
    public enum Kind {
        /** Somebody went down and lies. */
        PROBABLE(1),
        /** And has been lying still. */
        CONFIRMED(2),
        /** Somebody is on the floor though no fall was seen. */
        ON_FLOOR(4),
        /** And has been for long. */
        LONG_LIE(8),
        /** And is up again. */
        RECOVERED(16);

        private final int bit;

        Kind(int bit) {
            this.bit = bit;
        }

        int bit() {
            return bit;
        }
    }

    public FallMoment {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(box, "box");
    }
}
