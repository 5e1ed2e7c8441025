package io.vigil.anomaly.scoring;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.calibration.Smoothing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Scores frames one after another: a frame is as unusual as its most unusual object, smoothed over
 * the past. Remembers nothing; the caller holds the {@link Smoothing}.
 *
 * @param normality of the camera
 */
public record FrameScoring(Normality normality) {
    /**
     * @param before what the last step returned, or {@link Smoothing#NONE}
     * @param glances of one frame; may be empty
     */
    public Step step(Smoothing before, long capturedAtMicros, List<Glance> glances) {
        Optional<Surprise> most =
                glances.stream()
                        .map(normality::surprise)
                        .max(Comparator.comparingDouble(Surprise::score));
        double raw = most.map(Surprise::score).orElse(0.0);
        Smoothing after = before.with(capturedAtMicros, raw);
        return new Step(after, new FrameScore(capturedAtMicros, after.score(), raw, most));
    }

    /** What to hand to the next step, and what is said of this frame. */
    public record Step(Smoothing after, FrameScore score) {}
}
