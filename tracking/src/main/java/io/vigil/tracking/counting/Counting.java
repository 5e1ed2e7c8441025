package io.vigil.tracking.counting;

import io.vigil.tracking.spatial.SpatialConfig;
import java.util.List;
import java.util.Objects;

/**
 * A camera's counts: a pure function over {@link CountingState}. Immutable and safe for use by many
 * threads.
 */
public final class Counting {
    private final CountingConfig config;
    private final SpatialConfig places;

    /**
     * @param places whose events come
     */
    public Counting(CountingConfig config, SpatialConfig places) {
        this.config = Objects.requireNonNull(config, "config");
        this.places = Objects.requireNonNull(places, "places");
    }

    public CountingConfig config() {
        return config;
    }

    public SpatialConfig places() {
        return places;
    }

    /**
     * @param before what the previous step returned, or {@link CountingState#EMPTY}; of an earlier
     *     configuration, the windows of places that are still there go on
     */
    public CountingStep step(CountingState before, CountingInput input) {
        return new CountingStep(before, List.of());
    }
}
