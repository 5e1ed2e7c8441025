package io.vigil.operators;

import io.vigil.anomaly.judging.AnomalyScore;
import java.util.Objects;

/** For the scores topic. */
public record Scored(AnomalyScore score) implements TrackOutput {
    public Scored {
        Objects.requireNonNull(score, "score");
    }

    @Override
    public String camera() {
        return score.camera();
    }
}
