package io.vigil.anomaly.calibration;

/**
 * What moments are judged by for one hour of the place's clock.
 *
 * @param bin of the profile
 * @param norm by which scores are standardised
 * @param threshold of standardised scores; positive infinity until the first calibration is over
 */
public record InForce(long fromMicros, long untilMicros, int bin, Norm norm, double threshold) {
    static final InForce NONE =
            new InForce(
                    Long.MIN_VALUE, Long.MIN_VALUE, 0, new Norm(0, 1), Double.POSITIVE_INFINITY);

    boolean isLearning() {
        return threshold == Double.POSITIVE_INFINITY;
    }

    boolean holds(long micros) {
        return fromMicros <= micros && micros < untilMicros;
    }
}
