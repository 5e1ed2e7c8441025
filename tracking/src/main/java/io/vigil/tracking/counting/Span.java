package io.vigil.tracking.counting;

/**
 * A stretch of content time.
 *
 * @param fromMicros included
 * @param untilMicros excluded
 */
public record Span(long fromMicros, long untilMicros) {
    public Span {
        if (fromMicros >= untilMicros) {
            throw new IllegalArgumentException(
                    "Span needs to end after it begins, but was %d to %d us"
                            .formatted(fromMicros, untilMicros));
        }
    }

    boolean holds(long micros) {
        return fromMicros <= micros && micros < untilMicros;
    }

    /** How much of it lies in [from, until), in microseconds. */
    long within(long from, long until) {
        return Math.max(0, Math.min(untilMicros, until) - Math.max(fromMicros, from));
    }

    long lengthMicros() {
        return untilMicros - fromMicros;
    }
}
