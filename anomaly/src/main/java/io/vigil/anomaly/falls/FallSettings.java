package io.vigil.anomaly.falls;

/**
 * When it is a fall.
 *
 * <p>One score, a logistic of how deep the head has come down, of how long the shape lies, and of
 * how fast the head came down, is gathered over time: what is sure tells within half a second, what
 * is less so has to last.
 *
 * @param bias of the logistic; the operating point
 * @param lowWeight for each standing height that the head has come down
 * @param lyingWeight for each e-fold of width over height
 * @param speedWeight for each standing height a second that the head came down with
 * @param certain how much has to be gathered, in logits times seconds
 * @param confirmSeconds of lying still after which it is confirmed
 * @param longLieSeconds of lying after which it is a long lie, and of being on the floor though no
 *     fall was seen
 * @param holdSeconds for how long somebody who lies is taken to lie there although nothing shows
 */
public record FallSettings(
        double bias,
        double lowWeight,
        double lyingWeight,
        double speedWeight,
        double certain,
        double confirmSeconds,
        double longLieSeconds,
        double holdSeconds) {
    public static final FallSettings DEFAULTS = new FallSettings(-5.4, 5, 2, 3.2, 0.6, 20, 60, 600);

    public FallSettings {
        boolean weights = lowWeight >= 0 && lyingWeight >= 0 && speedWeight >= 0;
        if (!Double.isFinite(bias + lowWeight + lyingWeight + speedWeight) || !weights) {
            throw new IllegalArgumentException(
                    "Fall score needs a finite bias and weights of 0 or more, but had %s, %s, %s and %s"
                            .formatted(bias, lowWeight, lyingWeight, speedWeight));
        }
        if (!(certain > 0 && confirmSeconds > 0 && longLieSeconds > 0 && holdSeconds > 0)) {
            throw new IllegalArgumentException(
                    "Falls need times and certainty above 0, but had %s, %s s, %s s and %s s"
                            .formatted(certain, confirmSeconds, longLieSeconds, holdSeconds));
        }
    }

    public FallSettings withBias(double other) {
        return new FallSettings(
                other,
                lowWeight,
                lyingWeight,
                speedWeight,
                certain,
                confirmSeconds,
                longLieSeconds,
                holdSeconds);
    }

    /**
     * The same, where that score takes the place of one half.
     *
     * @param score in (0, 1)
     */
    public FallSettings at(double score) {
        double least = Math.min(0.999, Math.max(0.001, score));
        return withBias(bias - StrictMath.log(least / (1 - least)));
    }

    /** The same with other times until it is confirmed, and until it is a long lie. */
    public FallSettings withTimes(double confirm, double longLie) {
        return new FallSettings(
                bias, lowWeight, lyingWeight, speedWeight, certain, confirm, longLie, holdSeconds);
    }
}
