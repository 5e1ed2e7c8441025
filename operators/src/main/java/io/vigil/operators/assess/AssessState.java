package io.vigil.operators.assess;

import io.vigil.anomaly.judging.Judging;
import io.vigil.anomaly.judging.PastAlerts;
import io.vigil.anomaly.rules.RulesState;
import io.vigil.tracking.counting.CountingState;
import io.vigil.tracking.spatial.SpatialState;
import java.util.Objects;

/**
 * All that is remembered of one camera's rules, places, counts and alerts, and of how its frames
 * are judged.
 *
 * @param past alerts about anomalies
 */
public record AssessState(
        Standing standing,
        SpatialState spatial,
        CountingState counting,
        RulesState rules,
        Judging judging,
        PastAlerts past) {
    /** The state before the first record. */
    public static final AssessState EMPTY =
            new AssessState(
                    Standing.NONE,
                    SpatialState.EMPTY,
                    CountingState.EMPTY,
                    RulesState.EMPTY,
                    Judging.NONE,
                    PastAlerts.NONE);

    public AssessState {
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(spatial, "spatial");
        Objects.requireNonNull(counting, "counting");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(judging, "judging");
        Objects.requireNonNull(past, "past");
    }

    AssessState with(Standing next) {
        return new AssessState(next, spatial, counting, rules, judging, past);
    }

    AssessState with(Judging next) {
        return new AssessState(standing, spatial, counting, rules, next, past);
    }

    AssessState with(RulesState next) {
        return new AssessState(standing, spatial, counting, next, judging, past);
    }

    AssessState with(PastAlerts next) {
        return new AssessState(standing, spatial, counting, rules, judging, next);
    }
}
