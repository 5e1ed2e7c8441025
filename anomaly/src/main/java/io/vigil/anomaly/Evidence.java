package io.vigil.anomaly;

/**
 * The frames of the camera's log that show what an alert is about.
 *
 * @param epoch of all of them
 * @param fromSequence the first
 * @param toSequence the last so far
 */
public record Evidence(long epoch, long fromSequence, long toSequence) {
    public Evidence {
        if (fromSequence > toSequence) {
            throw new IllegalArgumentException(
                    "Evidence needs first <= last sequence, but had %d to %d"
                            .formatted(fromSequence, toSequence));
        }
    }
}
