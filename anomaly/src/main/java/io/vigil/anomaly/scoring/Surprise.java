package io.vigil.anomaly.scoring;

import io.vigil.anomaly.Glance;
import java.util.Objects;

/**
 * How unusual one object is, and why.
 *
 * @param score of all terms together; 0 or more, about {@code -log10} of the share of normal
 *     objects that are as unusual
 * @param term that is the most unusual of it
 * @param value of that term; not a number where none of the counted terms says anything
 * @param pValue share of normal objects whose value is as high
 */
public record Surprise(Glance glance, double score, Term term, double value, double pValue) {
    public Surprise {
        Objects.requireNonNull(glance, "glance");
        Objects.requireNonNull(term, "term");
    }
}
