package io.vigil.tracking.vigil;

import java.io.Serializable;
import java.util.Objects;

/**
 * What speaks for and against a track and a detection being the same object. Each cue gives
 * evidence in natural logarithms of odds, and the sum is the evidence of the pair; a weight of 0
 * switches a cue off. The weights come from a logistic regression on pairs of public data, and were
 * then refined by tracking quality; {@code tracking/docs/ablation.md} tells how.
 *
 * @param prior evidence of a pair of which nothing is known
 */
public record Cues(
        double prior,
        Overlap overlap,
        LastPlace lastPlace,
        Distance distance,
        Level level,
        Confidence confidence,
        Course course,
        Absence absence,
        Looks looks)
        implements Serializable {
    /** Those of {@link VigilConfig#DEFAULTS}. */
    public static final Cues DEFAULTS =
            new Cues(
                    -0.95,
                    new Overlap(3.2),
                    new LastPlace(1.75),
                    new Distance(-0.6, -1.2),
                    new Level(0.5, -0.8),
                    new Confidence(-2, -0.75, 0.5),
                    new Course(1),
                    new Absence(-0.35),
                    new Looks(16, 0.7));

    public Cues {
        Objects.requireNonNull(overlap, "overlap");
        Objects.requireNonNull(lastPlace, "lastPlace");
        Objects.requireNonNull(distance, "distance");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(absence, "absence");
        Objects.requireNonNull(looks, "looks");
        if (!Double.isFinite(prior)) {
            throw new IllegalArgumentException("Cues need a finite prior, but it was " + prior);
        }
    }

    /** In natural logarithms of odds. */
    double evidence(Pair pair) {
        return prior
                + overlap.evidence(pair)
                + lastPlace.evidence(pair)
                + distance.evidence(pair)
                + level.evidence(pair)
                + confidence.evidence(pair)
                + course.evidence(pair)
                + absence.evidence(pair)
                + looks.evidence(pair);
    }
}
