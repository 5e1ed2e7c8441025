package io.vigil.anomaly.calibration;

import java.util.Locale;

/**
 * How many alarms there were since the first calibration, beside what was asked for.
 *
 * @param askedPerDay false alarms
 * @param alarms opened, less those told to be right
 * @param observedDays since
 */
public record RealisedRate(double askedPerDay, long alarms, double observedDays) {
    private static final double CONFIDENCE = 0.95;

    public RealisedRate {
        if (!(askedPerDay > 0) || alarms < 0 || !(observedDays >= 0)) {
            throw new IllegalArgumentException(
                    "RealisedRate needs asked alarms above 0, and alarms and observed days of 0 or more, but was [asked=%s, alarms=%d, days=%s]"
                            .formatted(askedPerDay, alarms, observedDays));
        }
    }

    /**
     * Alarms a day, exact 95 % interval as if they came independently; no upper end without time.
     */
    public PoissonInterval perDay() {
        return observedDays == 0
                ? new PoissonInterval(0, Double.POSITIVE_INFINITY)
                : PoissonInterval.of(alarms, CONFIDENCE).over(observedDays);
    }

    /** Whether the interval holds what was asked for. */
    public boolean isKept() {
        return perDay().contains(askedPerDay);
    }

    public String sentence() {
        PoissonInterval interval = perDay();
        String verdict =
                isKept()
                        ? "as asked"
                        : interval.lower() > askedPerDay
                                ? "more than asked, unless they were right"
                                : "fewer than asked";
        return String.format(
                Locale.ROOT,
                "%d alarms in %.1f days, %.2f a day (95 %% interval %.2f to %.2f); asked %.2f: %s.",
                alarms,
                observedDays,
                observedDays == 0 ? 0 : alarms / observedDays,
                interval.lower(),
                interval.upper(),
                askedPerDay,
                verdict);
    }
}
