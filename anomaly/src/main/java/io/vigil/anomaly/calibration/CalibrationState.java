package io.vigil.anomaly.calibration;

/**
 * All that a running calibration remembers: some 60 kB after weeks, half of it the maxima of two
 * weeks of hours.
 *
 * @param hour of which normal seconds are gathered; up to two minutes behind
 * @param past alarms that an operator may yet call normal
 */
public record CalibrationState(
        Watch watch, InForce inForce, Hour hour, Learnt learnt, PastAlarms past) {
    private static final CalibrationState EMPTY =
            new CalibrationState(
                    Watch.NONE,
                    InForce.NONE,
                    Hour.of(InForce.NONE),
                    Learnt.NOTHING,
                    PastAlarms.NONE);

    /** Before the first moment. */
    public static CalibrationState empty() {
        return EMPTY;
    }

    /** Whether the first calibration is over, and alarms can open. */
    public boolean isFirstOver() {
        return learnt.isFirstOver();
    }
}
