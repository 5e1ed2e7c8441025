package io.vigil.tracking.evaluation.audit;

import java.util.Objects;

/**
 * A stretch of a recording that a person is to count.
 *
 * @param number from 1, in the order of time
 * @param fromMicros capture time, included
 * @param untilMicros excluded
 * @param stratum what kind of time it stands for
 * @param weight how many stretches of the recording it stands for, itself among them
 */
public record Clip(int number, long fromMicros, long untilMicros, Stratum stratum, double weight) {
    /** Times of one kind, by how much was counted in them. */
    public enum Stratum {
        /** Nothing was counted: only what was missed can be found here. */
        QUIET,
        /** At most as much as in half of the others. */
        USUAL,
        /** More. */
        BUSY
    }

    public Clip {
        Objects.requireNonNull(stratum, "stratum");
        if (fromMicros >= untilMicros || !(weight >= 1)) {
            throw new IllegalArgumentException(
                    "Clip %d needs a length above 0 and a weight of at least 1, but had %d to %d us and %s"
                            .formatted(number, fromMicros, untilMicros, weight));
        }
    }
}
