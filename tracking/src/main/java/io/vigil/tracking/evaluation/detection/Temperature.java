package io.vigil.tracking.evaluation.detection;

import java.util.List;
import java.util.Optional;

/**
 * Divides the logits of scores, so that they say how often a detection is right (Guo et al.,
 * arXiv:1706.04599). Above 1 it takes confidence away, below 1 it adds some; the order of scores
 * stays.
 *
 * @param value above 0
 */
public record Temperature(double value) {
    /** With fewer the answer would be chance. */
    public static final int LEAST_OUTCOMES = 50;

    private static final double LEAST = 0.05;
    private static final double MOST = 20;

    /** Scores of 0 and 1 have no finite logit. */
    private static final double MARGIN = 1e-6;

    public Temperature {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Temperature needs to be a finite number above 0, but was " + value);
        }
    }

    /**
     * The one under which the outcomes are most likely.
     *
     * @return within [0.05, 20]; empty with fewer than {@link #LEAST_OUTCOMES}, or where all are
     *     right or all are wrong
     */
    public static Optional<Temperature> fit(List<Outcome> outcomes) {
        long right = outcomes.stream().filter(Outcome::right).count();
        if (outcomes.size() < LEAST_OUTCOMES || right == 0 || right == outcomes.size()) {
            return Optional.empty();
        }
        // The negative log-likelihood is convex in the inverse, so that its slope has one zero.
        double low = 1 / MOST;
        double high = 1 / LEAST;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (slope(outcomes, middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Optional.of(new Temperature(2 / (low + high)));
    }

    private static double slope(List<Outcome> outcomes, double inverse) {
        double slope = 0;
        for (Outcome outcome : outcomes) {
            double logit = logit(outcome.score());
            slope += (logistic(inverse * logit) - (outcome.right() ? 1 : 0)) * logit;
        }
        return slope;
    }

    /**
     * @param score in [0, 1]
     * @return in [0, 1]
     */
    public double scaled(double score) {
        return logistic(logit(score) / value);
    }

    public Outcome scaled(Outcome outcome) {
        return new Outcome(scaled(outcome.score()), outcome.right());
    }

    private static double logit(double score) {
        double inside = Math.max(MARGIN, Math.min(1 - MARGIN, score));
        return Math.log(inside / (1 - inside));
    }

    private static double logistic(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
