package io.vigil.anomaly.judging;

/** How far a camera's alarms can be relied on. */
public enum Phase {
    /** What is normal is still being learnt: alarms are only reported. */
    SHADOW,
    /** Alarms call. */
    LIVE,
    /** The camera does not show what was learnt: there are no alarms, and nothing is learnt. */
    SUSPENDED
}
