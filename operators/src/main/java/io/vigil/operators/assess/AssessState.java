package io.vigil.operators.assess;

import io.vigil.anomaly.rules.RulesState;
import io.vigil.tracking.counting.CountingState;
import io.vigil.tracking.spatial.SpatialState;
import java.util.Objects;

/** All that is remembered of one camera's rules, places, counts and alerts. */
public record AssessState(
        Standing standing, SpatialState spatial, CountingState counting, RulesState rules) {
    /** The state before the first record. */
    public static final AssessState EMPTY =
            new AssessState(
                    Standing.NONE, SpatialState.EMPTY, CountingState.EMPTY, RulesState.EMPTY);

    public AssessState {
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(spatial, "spatial");
        Objects.requireNonNull(counting, "counting");
        Objects.requireNonNull(rules, "rules");
    }

    AssessState with(Standing next) {
        return new AssessState(next, spatial, counting, rules);
    }
}
