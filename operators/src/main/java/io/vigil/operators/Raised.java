package io.vigil.operators;

import io.vigil.anomaly.Alert;
import java.util.Objects;

/** For the alerts topic. */
public record Raised(Alert alert) implements TrackOutput {
    public Raised {
        Objects.requireNonNull(alert, "alert");
    }

    @Override
    public String camera() {
        return alert.camera();
    }
}
