package io.vigil.anomaly.rules;

import java.util.Objects;

/**
 * What is remembered of a subject at a place between frames.
 *
 * @param track 0 where it is about the place alone
 * @param place may be empty
 * @param sumMicros of the time that is added up
 * @param lastMicros seen time at which it last changed
 * @param startedMicros capture time at which it began
 */
public record Tally(long track, String place, long sumMicros, long lastMicros, long startedMicros) {
    public Tally {
        Objects.requireNonNull(place, "place");
    }
}
