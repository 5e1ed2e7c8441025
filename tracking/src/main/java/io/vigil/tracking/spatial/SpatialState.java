package io.vigil.tracking.spatial;

import java.util.List;
import java.util.Objects;

/**
 * All that is remembered of a camera's tracks at its lines and zones.
 *
 * @param layout the places that the trails' numbers are of
 * @param width of the last frame in pixels; 0 before the first
 * @param height the same
 * @param trails ordered by track id: of the tracks that live, and of those that have ended within
 *     the last {@link SpatialScene#HORIZON}
 */
public record SpatialState(Layout layout, int width, int height, List<Trail> trails) {
    public static final SpatialState EMPTY = new SpatialState(Layout.NONE, 0, 0, List.of());

    public SpatialState {
        Objects.requireNonNull(layout, "layout");
        trails = List.copyOf(trails);
    }
}
