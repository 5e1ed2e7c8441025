package io.vigil.tracking.vigil;

import io.vigil.tracking.motion.MotionNoise;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * Settings of {@link VigilTracker}. There is one set of them for all scenes, {@link #DEFAULTS};
 * others serve to measure what each is worth.
 *
 * @param lowScore detections at or below it are ignored, in [0, 1]
 * @param tentativeScore detections at or above it may begin a track, in [0, 1]
 * @param highScore detections at or above it take part in the first association, in [0, 1]
 * @param sureScore a track is shown from its first detection at or above it, in [0, 1]
 * @param confirmedAfter else it is shown once it was seen in so many frames in a row
 * @param leastEvidence of a pair with a detection of high score, as {@link Cues} give it
 * @param leastLowEvidence of a pair with a detection of lower score
 * @param cues what speaks for a pair, and how much
 * @param noise of the motion
 * @param headingOver the least time between the two sightings that give a track its heading
 * @param smoothing share of the filter's box in the box shown, the rest being the detection's, in
 *     [0, 1]
 * @param bridgedFor how long a track that is not seen is shown where it is expected
 * @param lostFor how long a track may be out of sight and still be found by its place
 * @param recognition of tracks that have been out of sight for longer, by their looks
 */
public record VigilConfig(
        double lowScore,
        double tentativeScore,
        double highScore,
        double sureScore,
        int confirmedAfter,
        double leastEvidence,
        double leastLowEvidence,
        Cues cues,
        MotionNoise noise,
        Duration headingOver,
        double smoothing,
        Duration bridgedFor,
        Duration lostFor,
        RecognitionConfig recognition)
        implements Serializable {
    /** Chosen by measurement on five public data sets at once; see {@link Cues}. */
    public static final VigilConfig DEFAULTS =
            new VigilConfig(
                    0.08,
                    0.5,
                    0.6,
                    0.775,
                    8,
                    -3.75,
                    0,
                    Cues.DEFAULTS,
                    new MotionNoise(0.04, 0.00625, 0.045, 0, 0.35, 30),
                    Duration.ofMillis(100),
                    0.65,
                    Duration.ofMillis(51),
                    Duration.ofMillis(1500),
                    RecognitionConfig.DEFAULTS);

    public VigilConfig {
        unit("lowScore", lowScore);
        unit("tentativeScore", tentativeScore);
        unit("highScore", highScore);
        unit("sureScore", sureScore);
        unit("smoothing", smoothing);
        if (confirmedAfter < 1) {
            throw new IllegalArgumentException(
                    "Vigil's confirmedAfter needs to be at least 1, but was " + confirmedAfter);
        }
        if (!Double.isFinite(leastEvidence) || !Double.isFinite(leastLowEvidence)) {
            throw new IllegalArgumentException(
                    "Vigil's leastEvidence and leastLowEvidence need to be finite, but were %s and %s"
                            .formatted(leastEvidence, leastLowEvidence));
        }
        Objects.requireNonNull(cues, "cues");
        Objects.requireNonNull(noise, "noise");
        Objects.requireNonNull(recognition, "recognition");
        if (headingOver.isNegative() || bridgedFor.isNegative() || lostFor.isNegative()) {
            throw new IllegalArgumentException(
                    "Vigil's headingOver, bridgedFor and lostFor need to be at least 0, but were %s, %s and %s"
                            .formatted(headingOver, bridgedFor, lostFor));
        }
    }

    private static void unit(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "Vigil's %s needs to be in [0, 1], but was %s".formatted(name, value));
        }
    }
}
