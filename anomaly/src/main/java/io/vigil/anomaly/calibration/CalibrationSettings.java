package io.vigil.anomaly.calibration;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What is asked of a running calibration.
 *
 * @param askedPerDay false alarms; above 0, at most 100
 * @param first observed time before the first alarm; at least an hour. Two days show each hour
 *     twice
 * @param memory how long normal time counts; at least {@code first}, at most 30 days. Two weeks
 *     hold two weekends
 * @param zone of the place: its hours and weekends make the profile
 */
public record CalibrationSettings(
        double askedPerDay, Duration first, Duration memory, ZoneId zone) {
    public CalibrationSettings {
        Objects.requireNonNull(zone, "zone");
        boolean isGood =
                askedPerDay > 0
                        && askedPerDay <= 100
                        && first.compareTo(Duration.ofHours(1)) >= 0
                        && memory.compareTo(first) >= 0
                        && memory.compareTo(Duration.ofDays(30)) <= 0;
        if (!isGood) {
            throw new IllegalArgumentException(
                    "CalibrationSettings need alarms a day within (0, 100] and one hour <= first <= memory <= 30 days, but were [askedPerDay=%s, first=%s, memory=%s]"
                            .formatted(askedPerDay, first, memory));
        }
    }

    /** One false alarm a day, two days before the first, two weeks of memory. */
    public static CalibrationSettings of(double askedPerDay, ZoneId zone) {
        return new CalibrationSettings(askedPerDay, Duration.ofDays(2), Duration.ofDays(14), zone);
    }
}
