package io.vigil.anomaly.rules;

import io.vigil.anomaly.Alert;
import java.util.List;
import java.util.Objects;

/**
 * What one record did to the alerts.
 *
 * @param alerts in the order in which they are to be written
 */
public record RulesStep(RulesState state, List<Alert> alerts) {
    public RulesStep {
        Objects.requireNonNull(state, "state");
        alerts = List.copyOf(alerts);
    }
}
