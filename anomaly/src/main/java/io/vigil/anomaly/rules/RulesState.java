package io.vigil.anomaly.rules;

/** All that is remembered of a camera's rules and alerts. */
public record RulesState() {
    public static final RulesState EMPTY = new RulesState();
}
