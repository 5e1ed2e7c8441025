package io.vigil.anomaly.calibration;

/**
 * Makes one score of the surprises of several terms, without labels: the greatest, and a quarter of
 * the second greatest, so that two terms that agree weigh more than one and the greatest still
 * explains the score.
 */
public final class Fusion {
    /** ANOMALY design, section 4.5; a sum would let many small surprises drown a great one. */
    private static final double SECOND = 0.25;

    private Fusion() {}

    /**
     * @param surprises 0 or more each; not a number where the term was not measured
     */
    public static Fused of(double... surprises) {
        double first = 0;
        double second = 0;
        int term = -1;
        for (int i = 0; i < surprises.length; i++) {
            double surprise = surprises[i];
            if (surprise < 0) {
                throw new IllegalArgumentException(
                        "Surprise of term %d needs to be 0 or more, but was %s"
                                .formatted(i, surprise));
            }
            if (surprise > first || (term < 0 && surprise == first)) {
                second = first;
                first = surprise;
                term = i;
            } else if (surprise > second) {
                second = surprise;
            }
        }
        return new Fused(first + SECOND * second, term);
    }
}
