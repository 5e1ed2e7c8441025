package io.vigil.tracking.spatial;

import java.util.List;
import java.util.Objects;

/**
 * A camera's lines, zones and ground: a pure function over {@link SpatialState}. Immutable and safe
 * for use by many threads.
 */
public final class SpatialScene {
    private final SpatialConfig config;

    /**
     * @throws IllegalArgumentException if a polygon crosses itself or has no area, or the ground
     *     points do not make a plane
     */
    public SpatialScene(SpatialConfig config) {
        this.config = Objects.requireNonNull(config, "config");
    }

    public SpatialConfig config() {
        return config;
    }

    /**
     * @param before what the previous step returned, or {@link SpatialState#EMPTY}; of an earlier
     *     configuration, what is remembered of places that have not changed stays
     * @param frame later than all before
     * @param rulesVersion named by the events
     */
    public SpatialStep step(SpatialState before, SceneFrame frame, long rulesVersion) {
        return new SpatialStep(before, List.of(), List.of());
    }
}
