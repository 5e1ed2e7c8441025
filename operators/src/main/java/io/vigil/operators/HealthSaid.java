package io.vigil.operators;

import io.vigil.anomaly.CameraHealth;
import java.util.Objects;

/** For the health topic. */
public record HealthSaid(CameraHealth health) implements TrackOutput {
    public HealthSaid {
        Objects.requireNonNull(health, "health");
    }

    @Override
    public String camera() {
        return health.camera();
    }
}
