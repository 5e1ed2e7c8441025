package io.vigil.operators.deliver;

import io.vigil.anomaly.Alert;
import java.util.Objects;

/**
 * A moment of an alert that is sent now.
 *
 * @param backfill whether it lies so far back that somebody was late
 * @param stale whether nobody is to be called by it
 */
public record Delivery(Alert alert, boolean backfill, boolean stale) {
    public Delivery {
        Objects.requireNonNull(alert, "alert");
    }
}
