package io.vigil.anomaly.calibration;

/**
 * What is normal in some hour: the level that 5 % of its seconds are higher than, and how much
 * higher those are in the mean.
 *
 * @param level in the unit of the smoothed score
 * @param excess above 0
 */
public record Norm(double level, double excess) {
    /** Never smaller: in an hour in which nothing happens a whisper is no alarm. */
    static final double LEAST_EXCESS = 0.05;

    public Norm {
        if (!Double.isFinite(level) || !(excess > 0) || !Double.isFinite(excess)) {
            throw new IllegalArgumentException(
                    "Norm needs a finite level and an excess above 0, but was [level=%s, excess=%s]"
                            .formatted(level, excess));
        }
    }

    /** In excesses above the level. */
    double standardised(double score) {
        return (score - level) / excess;
    }

    /** Back to the unit of the smoothed score. */
    double score(double standardised) {
        return level + excess * standardised;
    }
}
