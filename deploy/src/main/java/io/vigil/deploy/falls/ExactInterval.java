package io.vigil.deploy.falls;

import io.vigil.anomaly.calibration.PoissonInterval;
import java.util.function.DoubleUnaryOperator;

/**
 * An exact 95 % interval of a share or of a rate: all values under which what was seen, or
 * something more extreme on that side, has a probability of 2.5 % at least (Clopper and Pearson
 * 1934; Garwood 1936).
 */
public record ExactInterval(double low, double high) {
    private static final double TAIL = 0.025;

    /** Of a share of which {@code hits} in {@code of} were seen. */
    public static ExactInterval ofShare(int hits, int of) {
        if (hits < 0 || of < hits) {
            throw new IllegalArgumentException(
                    "Share needs 0 <= hits <= of, but had %d and %d".formatted(hits, of));
        }
        if (of == 0) {
            return new ExactInterval(0, 1);
        }
        return new ExactInterval(
                hits == 0 ? 0 : root(p -> 1 - binomialUpTo(hits - 1, of, p) - TAIL, 0, 1),
                hits == of ? 1 : root(p -> TAIL - binomialUpTo(hits, of, p), 0, 1));
    }

    /** Of a rate at which {@code events} came in a span; in events a span. */
    public static ExactInterval ofEvents(int events) {
        PoissonInterval mean = PoissonInterval.of(events, 1 - 2 * TAIL);
        return new ExactInterval(mean.lower(), mean.upper());
    }

    ExactInterval per(double spans) {
        return new ExactInterval(low / spans, high / spans);
    }

    /** Where the rising function is 0. */
    private static double root(DoubleUnaryOperator rising, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double binomialUpTo(int hits, int of, double p) {
        if (p <= 0 || p >= 1) {
            return p <= 0 ? 1 : hits < of ? 0 : 1;
        }
        double odds = StrictMath.log(p) - StrictMath.log1p(-p);
        double term = of * StrictMath.log1p(-p);
        double sum = StrictMath.exp(term);
        for (int k = 1; k <= hits; k++) {
            term += StrictMath.log((of - k + 1.0) / k) + odds;
            sum += StrictMath.exp(term);
        }
        return Math.min(1, sum);
    }
}
