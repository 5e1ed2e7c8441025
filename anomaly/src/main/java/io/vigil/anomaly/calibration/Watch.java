package io.vigil.anomaly.calibration;

/**
 * What changes with every moment.
 *
 * @param second under way, since the epoch; {@link Long#MIN_VALUE} before the first
 * @param highest smoothed score in it
 * @param pending the newest of the seconds that wait until no alarm can come near; null for none
 * @param oldestPending the oldest of them
 * @param excludedUntil the last second that is too near to an alarm
 * @param alarm the one that is open; null for none
 * @param observedSeconds that were judged, since the first calibration
 * @param alarms opened since then
 */
public record Watch(
        Smoothing smoothing,
        long second,
        float highest,
        Second pending,
        long oldestPending,
        long excludedUntil,
        PastAlarm alarm,
        long observedSeconds,
        long alarms,
        Surge surge) {
    static final Watch NONE =
            new Watch(
                    Smoothing.NONE,
                    Long.MIN_VALUE,
                    0,
                    null,
                    0,
                    Long.MIN_VALUE,
                    null,
                    0,
                    0,
                    Surge.NONE);
}
