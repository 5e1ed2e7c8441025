package io.vigil.anomaly.scoring;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.calibration.Smoothing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Scores frames one after another: a frame's score is the mean over the terms of how surprising the
 * most surprising object is, smoothed over the past. The mean, since what is not normal mostly is
 * so in several ways: on things put into held-out normal footage it was better than the greatest
 * term, with or without a part of the second. Terms that only explain are asked about the object
 * that the others point at. Remembers nothing; the caller holds the {@link Smoothing}.
 *
 * @param normality of the camera
 */
public record FrameScoring(Normality normality) {
    /**
     * @param before what the last step returned, or {@link Smoothing#NONE}
     * @param glances of one frame; may be empty
     */
    public Step step(Smoothing before, long capturedAtMicros, List<Glance> glances) {
        Map<Term, Surprise> most = normality.most(glances);
        double sum = 0;
        Optional<Surprise> first = Optional.empty();
        for (Surprise surprise : most.values()) {
            if (surprise.term().isFused()) {
                sum += surprise.score();
                first = more(first, Optional.of(surprise));
            }
        }
        Set<Term> terms = normality.terms().keySet();
        double raw = sum / terms.stream().filter(Term::isFused).count();
        for (Term term : terms) {
            if (!term.isFused()) {
                first = more(first, first.flatMap(its -> normality.surprise(its.glance(), term)));
            }
        }
        Smoothing after = before.with(capturedAtMicros, raw);
        return new Step(after, new FrameScore(capturedAtMicros, after.score(), raw, first), most);
    }

    private static Optional<Surprise> more(Optional<Surprise> one, Optional<Surprise> other) {
        boolean isMore =
                other.isPresent() && (one.isEmpty() || other.get().score() > one.get().score());
        return isMore ? other : one;
    }

    /**
     * What to hand to the next step, and what is said of this frame.
     *
     * @param most of each term that says something, the most surprising object
     */
    public record Step(Smoothing after, FrameScore score, Map<Term, Surprise> most) {}
}
