package io.vigil.tracking.spatial;

/** All that is remembered of a camera's tracks at its lines and zones. */
public record SpatialState() {
    public static final SpatialState EMPTY = new SpatialState();
}
