package io.vigil.anomaly.calibration;

/**
 * Raises the threshold for a while when there are more alarms than the asked rate gives in a day
 * once in a thousand: so many are no anomalies, normal has changed in a way that the time without
 * alarms, which is all that is learnt from, shows too slowly. A few real anomalies a day stay below
 * and raise nothing.
 *
 * @param count alarms, those of long ago counting less, with a time constant of a day
 * @param shift of the threshold, in standardised scores; 0 or more
 * @param micros that both hold at
 */
public record Surge(double count, double shift, long micros) {
    static final Surge NONE = new Surge(0, 0, Long.MIN_VALUE);

    private static final double DAY_MICROS = 86_400e6;

    /** Standard deviations of a Poisson count, and what its skewness adds. */
    private static final double DEVIATIONS = 3.3;

    private static final double SKEWNESS = 2;

    /** By each alarm too many: seven of them halve the rate of an exponential tail. */
    private static final double RISE = 0.1;

    /** Half of a shift is left after a day, by when the threshold has learnt. */
    private static final double SHIFT_DAYS = 1 / StrictMath.log(2);

    Surge at(long now) {
        if (micros == Long.MIN_VALUE || now <= micros) {
            return new Surge(count, shift, now);
        }
        double days = (now - micros) / DAY_MICROS;
        return new Surge(
                count * StrictMath.exp(-days), shift * StrictMath.exp(-days / SHIFT_DAYS), now);
    }

    /** With an alarm that opens now. */
    Surge with(long now, double asked) {
        Surge then = at(now);
        double next = then.count + 1;
        double most = asked + DEVIATIONS * Math.sqrt(asked) + SKEWNESS;
        return new Surge(next, then.shift + (next > most ? RISE : 0), now);
    }
}
