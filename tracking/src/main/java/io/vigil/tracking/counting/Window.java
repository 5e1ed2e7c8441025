package io.vigil.tracking.counting;

/** How long a window of content time is, by the clock on the camera's wall. */
public enum Window {
    MINUTE,
    FIVE_MINUTES,
    QUARTER_HOUR,
    HOUR,
    /** From midnight to midnight: 23 or 25 hours where the clocks change. */
    DAY
}
