package io.vigil.anomaly.scoring;

import java.util.Objects;
import java.util.Optional;

/**
 * How unusual a frame is.
 *
 * @param capturedAtMicros of the frame
 * @param score causal, over this frame and those before it
 * @param raw of this frame alone
 * @param most what is the most surprising in it; empty where there was nothing to see
 */
public record FrameScore(long capturedAtMicros, double score, double raw, Optional<Surprise> most) {
    public FrameScore {
        Objects.requireNonNull(most, "most");
    }
}
