package io.vigil.anomaly.rules;

import java.util.List;
import java.util.Objects;

/**
 * A camera's rules: a pure function over {@link RulesState}. Immutable and safe for use by many
 * threads.
 */
public final class RuleEngine {
    private final SceneRules rules;

    public RuleEngine(SceneRules rules) {
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    public SceneRules rules() {
        return rules;
    }

    /**
     * @param before what the previous step returned, or {@link RulesState#EMPTY}; of an earlier
     *     rule set, what is remembered of rules that have not changed stays
     */
    public RulesStep step(RulesState before, RulesInput input) {
        return new RulesStep(before, List.of());
    }
}
