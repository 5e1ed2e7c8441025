package io.vigil.anomaly.calibration;

/**
 * One surprise made of those of several terms.
 *
 * @param score 0 where no term was measured
 * @param term index of the most surprising term, the first of equals; -1 where no term was measured
 */
public record Fused(double score, int term) {
    public Fused {
        if (!(score >= 0) || term < -1) {
            throw new IllegalArgumentException(
                    "Fused needs a score of 0 or more and a term from -1 on, but was [score=%s, term=%d]"
                            .formatted(score, term));
        }
    }
}
