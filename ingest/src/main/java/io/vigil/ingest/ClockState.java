package io.vigil.ingest;

/**
 * All that {@link CameraClock} remembers of one camera.
 *
 * @param file whether time comes from the source alone, as for a recording
 * @param offsetMicros what is added to source time to get capture time
 * @param lastCapturedMicros the capture time given last
 * @param lastArrivalMicros when the last frame arrived; unused for files
 * @param lineSourceMicros source time of the last frame that was in line
 * @param lineArrivalMicros its arrival
 * @param intervalMicros the last plausible distance between two frames, above 0
 * @param jumped how many frames in a row agree that the source's time has jumped
 * @param jumpSourceMicros source time of the last of them
 * @param jumpArrivalMicros its arrival
 * @param anchored whether the offset is known; where not, the next frame opens an epoch
 */
public record ClockState(
        boolean file,
        long offsetMicros,
        long lastCapturedMicros,
        long lastArrivalMicros,
        long lineSourceMicros,
        long lineArrivalMicros,
        long intervalMicros,
        int jumped,
        long jumpSourceMicros,
        long jumpArrivalMicros,
        boolean anchored) {
    static final long DEFAULT_INTERVAL_MICROS = 40_000;

    /**
     * The clock of a recording whose source time 0 is {@code originMicros} (microseconds since
     * 1970).
     */
    public static ClockState file(long originMicros) {
        long origin = CameraClock.sane(originMicros);
        return new ClockState(
                true,
                origin,
                origin - 1,
                0,
                -DEFAULT_INTERVAL_MICROS,
                0,
                DEFAULT_INTERVAL_MICROS,
                0,
                0,
                0,
                true);
    }

    /** The clock of a camera that has never been seen. */
    public static ClockState live() {
        return live(-1);
    }

    /**
     * The clock of a camera whose log ends at {@code afterMicros}: every time to come is later than
     * that.
     */
    public static ClockState live(long afterMicros) {
        return new ClockState(
                false,
                0,
                CameraClock.sane(afterMicros),
                0,
                0,
                0,
                DEFAULT_INTERVAL_MICROS,
                0,
                0,
                0,
                false);
    }

    /** The camera was opened anew: its next frame opens an epoch. A file goes on as it was. */
    public ClockState restarted() {
        return file ? this : live(lastCapturedMicros);
    }
}
