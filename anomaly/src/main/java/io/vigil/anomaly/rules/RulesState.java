package io.vigil.anomaly.rules;

import java.util.List;
import java.util.Objects;

/**
 * All that is remembered of a camera's rules and alerts. It is bounded: by what is visible, by the
 * horizons of the rules, and by numbers where those do not bound it.
 *
 * @param trails how tracks move, by track; empty where no rule asks
 * @param inhibitions in the order of their rules
 * @param rules in the order of the rule set
 */
public record RulesState(
        Seen seen, List<Trail> trails, List<Inhibition> inhibitions, List<RuleMemory> rules) {
    public static final RulesState EMPTY =
            new RulesState(Seen.NOTHING, List.of(), List.of(), List.of());

    public RulesState {
        Objects.requireNonNull(seen, "seen");
        trails = List.copyOf(trails);
        inhibitions = List.copyOf(inhibitions);
        rules = List.copyOf(rules);
    }
}
