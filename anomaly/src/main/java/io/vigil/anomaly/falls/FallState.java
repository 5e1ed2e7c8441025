package io.vigil.anomaly.falls;

import java.util.List;
import java.util.Objects;

/**
 * What is remembered from frame to frame.
 *
 * @param lastBody the greatest number given
 * @param seenMicros capture time of the last frame; -1 before the first
 * @param bodies by their numbers
 */
public record FallState(
        long lastBody,
        long seenMicros,
        List<Body> bodies,
        List<Clutter> clutter,
        StandingHeights heights) {
    public static final FallState EMPTY =
            new FallState(0, -1, List.of(), List.of(), StandingHeights.NONE);

    public FallState {
        bodies = List.copyOf(bodies);
        clutter = List.copyOf(clutter);
        Objects.requireNonNull(heights, "heights");
    }
}
