package io.vigil.anomaly.judging;

import java.time.Duration;
import java.util.Objects;

/**
 * What is asked of the alarms of a camera.
 *
 * @param falseAlarmsPerDay above 0, at most 100
 * @param shadowTime observed time over which alarms are only reported, within an hour and two
 *     weeks; zero: they call at once, by the threshold of the bundle
 */
public record Promise(double falseAlarmsPerDay, Duration shadowTime) {
    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(14);

    /** Two days show each hour twice. */
    public static final Promise DEFAULT = new Promise(1, Duration.ofDays(2));

    public Promise {
        Objects.requireNonNull(shadowTime, "shadowTime");
        boolean isTime =
                shadowTime.isZero()
                        || (shadowTime.compareTo(LEAST) >= 0 && shadowTime.compareTo(MOST) <= 0);
        if (!(falseAlarmsPerDay > 0 && falseAlarmsPerDay <= 100) || !isTime) {
            throw new IllegalArgumentException(
                    "Promise needs false alarms a day within (0, 100] and a shadow time of 0, or of 1 hour to 14 days, but had %s and %s"
                            .formatted(falseAlarmsPerDay, shadowTime));
        }
    }

    /** Whether alarms call from the first frame on. */
    boolean isLiveAtOnce() {
        return shadowTime.isZero();
    }
}
