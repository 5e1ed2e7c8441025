package io.vigil.anomaly.falls;

import java.util.List;
import java.util.Objects;

/**
 * What came of one frame.
 *
 * @param moments by person
 */
public record FallStep(FallState state, List<FallMoment> moments) {
    public FallStep {
        Objects.requireNonNull(state, "state");
        moments = List.copyOf(moments);
    }
}
