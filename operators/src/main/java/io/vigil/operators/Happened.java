package io.vigil.operators;

import io.vigil.tracking.spatial.SpatialEvent;
import java.util.Objects;

/** For the events topic. */
public record Happened(SpatialEvent event) implements TrackOutput {
    public Happened {
        Objects.requireNonNull(event, "event");
    }

    @Override
    public String camera() {
        return event.camera();
    }
}
