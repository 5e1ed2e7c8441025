package io.vigil.operators.assess.group;

import io.vigil.tracking.counting.CountingInput.Sight;
import java.util.Objects;

/**
 * What a group knows of one of its cameras.
 *
 * @param epoch of its last record
 * @param sequence of its last frame
 * @param seenMicros content time of the last frame that was looked at; {@link Long#MIN_VALUE} where
 *     the camera has been down or blind since, or before the first
 * @param rules in force, as JSON in the form of the log; empty where there are none
 */
public record Member(long epoch, long sequence, long seenMicros, String rules) {
    static final Member UNKNOWN = new Member(-1, -1, Long.MIN_VALUE, "");

    /** Longer after a frame, nobody knows what happened, as in one camera's rules. */
    private static final long LONGEST_MICROS = 5_000_000;

    public Member {
        Objects.requireNonNull(rules, "rules");
    }

    Member after(Moment moment) {
        boolean away =
                moment.kind() != Moment.Kind.TICK
                        || moment.sight() == Sight.BLIND
                        || moment.sight() == Sight.ENDED;
        long seen = moment.looked() ? moment.clockMicros() : seenMicros;
        return new Member(
                moment.epoch(),
                moment.sequence(),
                away ? Long.MIN_VALUE : seen,
                moment.rules().isEmpty() ? rules : moment.rules());
    }

    /** Whether it has been seen there up to now. */
    boolean sees(long clockMicros) {
        return seenMicros != Long.MIN_VALUE && clockMicros - seenMicros <= LONGEST_MICROS;
    }
}
