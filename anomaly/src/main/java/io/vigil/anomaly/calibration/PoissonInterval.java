package io.vigil.anomaly.calibration;

/**
 * The exact two-sided interval of a Poisson mean of which a number of events was seen (Garwood
 * 1936): means outside would give so few or so many with less than half of the rest each.
 *
 * @param lower 0 where no event was seen
 */
public record PoissonInterval(double lower, double upper) {
    private static final int HALVINGS = 60;

    public PoissonInterval {
        if (!(lower >= 0) || !(upper >= lower)) {
            throw new IllegalArgumentException(
                    "PoissonInterval needs 0 <= lower <= upper, but was [lower=%s, upper=%s]"
                            .formatted(lower, upper));
        }
    }

    /**
     * @param events seen; 0 or more
     * @param confidence within (0, 1)
     */
    public static PoissonInterval of(long events, double confidence) {
        if (events < 0 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "PoissonInterval needs 0 events or more and a confidence within (0, 1), but was [events=%d, confidence=%s]"
                            .formatted(events, confidence));
        }
        double rest = (1 - confidence) / 2;
        double lower = events == 0 ? 0 : mean(events - 1, 1 - rest);
        return new PoissonInterval(lower, mean(events, rest));
    }

    /** With rates instead of counts. */
    public PoissonInterval over(double exposure) {
        return new PoissonInterval(lower / exposure, upper / exposure);
    }

    public boolean contains(double mean) {
        return lower <= mean && mean <= upper;
    }

    /** The mean that gives at most so many events with this probability. */
    private static double mean(long events, double probability) {
        double logFactorial = 0;
        for (long k = 2; k <= events; k++) {
            logFactorial += StrictMath.log((double) k);
        }
        double low = 0;
        double high = events + 10 + 10 * Math.sqrt(events + 1.0);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atMost(events, middle, logFactorial) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Summed from the greatest count down, in which direction terms fall where it matters. */
    private static double atMost(long events, double mean, double logFactorial) {
        if (mean == 0) {
            return 1;
        }
        double sum = 1;
        double ratio = 1;
        for (long k = events; k > 0 && ratio > 1e-17 * sum && sum < Double.MAX_VALUE; k--) {
            ratio *= (double) k / mean;
            sum += ratio;
        }
        double log = events * StrictMath.log(mean) - mean - logFactorial;
        return Math.min(1, StrictMath.exp(log + StrictMath.log(sum)));
    }
}
