package io.vigil.anomaly.calibration;

/**
 * An alarm that an operator may yet call normal.
 *
 * @param peak highest score of it, standardised
 */
public record PastAlarm(long openedMicros, long lastMicros, double peak) {
    PastAlarm with(long micros, double score) {
        return new PastAlarm(openedMicros, micros, Math.max(peak, score));
    }
}
