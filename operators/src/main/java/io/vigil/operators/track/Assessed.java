package io.vigil.operators.track;

import io.vigil.anomaly.judging.Judging;
import io.vigil.anomaly.judging.PastAlerts;
import io.vigil.anomaly.rules.RulesState;
import io.vigil.operators.assess.AssessState;
import io.vigil.operators.assess.Standing;
import io.vigil.operators.state.StreamTypes;
import io.vigil.tracking.counting.CountingState;
import io.vigil.tracking.spatial.SpatialState;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** {@link AssessState} in Flink's hands: its parts are kept each for itself. */
final class Assessed {
    private final ValueState<Standing> standing;
    private final ValueState<SpatialState> spatial;
    private final ValueState<CountingState> counting;
    private final ValueState<RulesState> rules;
    private final ValueState<Judging> judging;
    private final ValueState<PastAlerts> past;

    /** Gives a state of the current camera. */
    interface States {
        <T> ValueState<T> named(String name, TypeInformation<T> type);
    }

    Assessed(States states) {
        standing = states.named("standing", StreamTypes.STANDING);
        spatial = states.named("spatial", StreamTypes.SPATIAL_STATE);
        counting = states.named("counting", StreamTypes.COUNTING_STATE);
        rules = states.named("rules", StreamTypes.RULES_STATE);
        judging = states.named("judging", StreamTypes.JUDGING);
        past = states.named("past-alerts", StreamTypes.PAST_ALERTS);
    }

    /** Of a camera without rules and bundle, nothing is kept and two states are asked. */
    AssessState value() throws IOException {
        Standing present = standing.value();
        Judging judged = judging.value();
        return present == null && judged == null
                ? AssessState.EMPTY
                : new AssessState(
                        or(present, Standing.NONE),
                        or(spatial.value(), SpatialState.EMPTY),
                        or(counting.value(), CountingState.EMPTY),
                        or(rules.value(), RulesState.EMPTY),
                        or(judged, Judging.NONE),
                        or(past.value(), PastAlerts.NONE));
    }

    void update(AssessState before, AssessState after) throws IOException {
        update(standing, before.standing(), after.standing());
        update(spatial, before.spatial(), after.spatial());
        update(counting, before.counting(), after.counting());
        update(rules, before.rules(), after.rules());
        update(judging, before.judging(), after.judging());
        update(past, before.past(), after.past());
    }

    private static <T> void update(ValueState<T> state, T before, T after) throws IOException {
        if (after != before) {
            state.update(after);
        }
    }

    private static <T> T or(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
