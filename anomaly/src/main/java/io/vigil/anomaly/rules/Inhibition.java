package io.vigil.anomaly.rules;

import java.util.Objects;

/**
 * Alerts that nobody is to be called for.
 *
 * @param rule by its id; empty: all
 * @param untilMicros content time
 */
public record Inhibition(String rule, String note, long untilMicros) {
    public Inhibition {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(note, "note");
    }

    boolean concerns(String other) {
        return rule.isEmpty() || rule.equals(other);
    }
}
