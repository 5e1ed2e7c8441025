package io.vigil.anomaly.calibration;

/**
 * A causal exponential mean over time, of time constant 0.4 s: a flicker of one frame counts less
 * than what stays, whatever the frame rate.
 *
 * @param score the mean
 * @param micros capture time of the last score in it; {@link Long#MIN_VALUE} where there was none
 */
public record Smoothing(double score, long micros) {
    /** Seconds; ANOMALY design, section 4.5. */
    private static final double TAU = 0.4;

    public static final Smoothing NONE = new Smoothing(0, Long.MIN_VALUE);

    public Smoothing {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException(
                    "Smoothing needs a finite score, but was %s".formatted(score));
        }
    }

    /**
     * With one more score. The first one is taken as it is.
     *
     * @throws IllegalArgumentException if it is not later than the one before
     */
    public Smoothing with(long capturedAtMicros, double next) {
        if (micros == Long.MIN_VALUE) {
            return new Smoothing(next, capturedAtMicros);
        }
        if (capturedAtMicros <= micros) {
            throw new IllegalArgumentException(
                    "Score captured at %d us is not after the one before at %d us; sort by capture time or drop late ones"
                            .formatted(capturedAtMicros, micros));
        }
        if (next == score) {
            return new Smoothing(next, capturedAtMicros);
        }
        double kept = StrictMath.exp(-(capturedAtMicros - micros) / (TAU * 1e6));
        return new Smoothing(next + kept * (score - next), capturedAtMicros);
    }
}
