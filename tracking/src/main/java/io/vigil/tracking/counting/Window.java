package io.vigil.tracking.counting;

/**
 * How long a window of content time is, by the clock on the camera's wall. An hour that the clock
 * shows twice is two windows; where clocks change within one, it ends there.
 */
public enum Window {
    MINUTE(1),
    FIVE_MINUTES(5),
    QUARTER_HOUR(15),
    HOUR(60),
    /** From midnight to midnight: 23 or 25 hours where the clocks change. */
    DAY(24 * 60);

    private final int minutes;

    Window(int minutes) {
        this.minutes = minutes;
    }

    /** How long most of them are. */
    public int minutes() {
        return minutes;
    }
}
