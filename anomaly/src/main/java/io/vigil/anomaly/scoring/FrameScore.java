package io.vigil.anomaly.scoring;

import java.util.Objects;
import java.util.Optional;

/**
 * How unusual a frame is.
 *
 * @param capturedAtMicros of the frame
 * @param score causal, over this frame and those before it
 * @param raw of this frame alone
 * @param most the most surprising object; empty where there was none
 */
public record FrameScore(long capturedAtMicros, double score, double raw, Optional<Surprise> most) {
    public FrameScore {
        Objects.requireNonNull(most, "most");
    }
}
