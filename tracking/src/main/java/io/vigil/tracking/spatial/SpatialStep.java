package io.vigil.tracking.spatial;

import java.util.List;
import java.util.Objects;

/**
 * What one frame did.
 *
 * @param events in the order in which they are to be written
 * @param placed the visible tracks, ordered by id
 */
public record SpatialStep(SpatialState state, List<SpatialEvent> events, List<PlacedTrack> placed) {
    public SpatialStep {
        Objects.requireNonNull(state, "state");
        events = List.copyOf(events);
        placed = List.copyOf(placed);
    }
}
