package io.vigil.anomaly.rules;

import io.vigil.anomaly.Severity;
import java.time.Duration;
import java.util.Objects;

/**
 * What an alert becomes that is open and that nobody has acknowledged.
 *
 * @param after since it opened, in content time
 */
public record Escalation(Duration after, Severity severity) {
    public Escalation {
        Objects.requireNonNull(severity, "severity");
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException("Escalation needs a time above 0, but was " + after);
        }
    }
}
