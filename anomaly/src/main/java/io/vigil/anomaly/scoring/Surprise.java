package io.vigil.anomaly.scoring;

import io.vigil.anomaly.Glance;
import java.util.Objects;

/**
 * How unusual one object is in one way.
 *
 * @param value of the term
 * @param score 0 or more, about {@code -log10} of the p-value
 * @param pValue share of normal objects whose value is as high
 */
public record Surprise(Glance glance, Term term, double value, double score, double pValue) {
    public Surprise {
        Objects.requireNonNull(glance, "glance");
        Objects.requireNonNull(term, "term");
        if (!(score >= 0)) {
            throw new IllegalArgumentException(
                    "Surprise needs a score of 0 or more, but had " + score);
        }
    }
}
