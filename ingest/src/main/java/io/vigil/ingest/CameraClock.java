package io.vigil.ingest;

/**
 * Turns the times that a source stamps on its frames into a strictly increasing capture time.
 *
 * <p>A recording's capture time is its origin plus the source's time; arrival plays no part, so
 * that it always gets the same times. A live camera's is the source's time laid on arrival at the
 * start of the epoch, so that network jitter does not show. A frame out of line (repeated, jumped
 * back, or further ahead than time has passed) is put where a frame was due. Only {@value
 * #JUMP_FRAMES} such frames in a row that agree with each other move the clock: a live camera has
 * then restarted and opens an epoch; a recording goes on after a gap, or after its last frame where
 * its times start over.
 *
 * <p>Pure; the caller holds the {@link ClockState}. Times beyond 2,000 years around 1970 are
 * clamped.
 */
public final class CameraClock {
    /** Source time of a frame whose source stamps none; arrival is taken instead. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** So many frames in a row must agree before a jump is believed. */
    public static final int JUMP_FRAMES = 5;

    /** How much further than arrival a live source may move between two frames: a late burst. */
    static final long LIVE_TOLERANCE_MICROS = 10_000_000;

    /** A recording's frames may lie this far apart, or {@link #FILE_STEPS} of its own intervals. */
    static final long FILE_TOLERANCE_MICROS = 60_000_000;

    static final int FILE_STEPS = 20;

    /** Frames swapped on their way lie this close; what jumps back further has another reason. */
    static final long DISORDER_MICROS = 1_000_000;

    /** A live source that falls this far behind arrival for good has stood still, not been late. */
    static final long LAG_MICROS = 30_000_000;

    /** Skew within this is network jitter; beyond it is drift and is taken back. */
    static final long DRIFT_BAND_MICROS = 250_000;

    /** Drift is taken back by at most 1/1000 of elapsed time; quartz drifts by 1/10,000 at most. */
    static final long DRIFT_SHARE = 1000;

    private static final long SANE_MICROS = 1L << 56;

    private CameraClock() {}

    /**
     * @param sourceMicros the source's own time in microseconds from any origin, or {@link
     *     #NO_TIME}
     * @param arrivalMicros microseconds since 1970; ignored for files
     */
    public static ClockReading read(ClockState before, long sourceMicros, long arrivalMicros) {
        long arrival = before.file() ? 0 : sane(arrivalMicros);
        if (sourceMicros == NO_TIME) {
            return untimed(before, arrival);
        }
        long source = sane(sourceMicros);
        if (!before.anchored()) {
            return anchor(before, source, arrival, true);
        }
        long step = source - before.lineSourceMicros();
        long arrivalStep = arrival - before.lineArrivalMicros();
        if (!inLine(before, step, arrivalStep)) {
            return outOfLine(before, source, arrival, step);
        }
        long skew = skew(before, source, arrival);
        boolean lagging = skew < -LAG_MICROS && arrivalStep >= step / 2;
        if (lagging && before.jumped() + 1 >= JUMP_FRAMES) {
            return anchor(before, source, arrival, false);
        }
        return onLine(before, source, arrival, step, lagging ? before.jumped() + 1 : 0);
    }

    private static boolean inLine(ClockState state, long step, long arrivalStep) {
        long tolerance =
                state.file()
                        ? Math.max(FILE_TOLERANCE_MICROS, FILE_STEPS * state.intervalMicros())
                        : Math.max(0, arrivalStep) + LIVE_TOLERANCE_MICROS;
        return step > 0 && step <= tolerance;
    }

    private static ClockReading onLine(
            ClockState before, long source, long arrival, long step, int jumped) {
        long skew = skew(before, source, arrival);
        long offset = before.offsetMicros() - drift(before, skew, step);
        long due = source + offset;
        long captured = Math.max(due, before.lastCapturedMicros() + 1);
        return new ClockReading(
                captured,
                captured == due ? ClockQuality.SOURCE : ClockQuality.REPAIRED,
                skew,
                false,
                new ClockState(
                        before.file(),
                        offset,
                        captured,
                        arrival,
                        source,
                        arrival,
                        interval(before, step),
                        jumped,
                        0,
                        0,
                        true));
    }

    private static ClockReading outOfLine(ClockState before, long source, long arrival, long step) {
        if (step == 0) {
            // A source whose time stands still: what passes is what arrival says, within reason.
            long passed = arrival - before.lastArrivalMicros();
            boolean usable = !before.file() && passed > 0 && passed <= FILE_TOLERANCE_MICROS;
            return put(before, usable ? passed : before.intervalMicros() / 2, arrival, source, 0);
        }
        long jumpStep = source - before.jumpSourceMicros();
        boolean agrees =
                before.jumped() > 0
                        && (before.file()
                                ? jumpStep > 0
                                : inLine(before, jumpStep, arrival - before.jumpArrivalMicros()));
        int jumped = agrees ? before.jumped() + 1 : 1;
        if (jumped >= JUMP_FRAMES) {
            return before.file()
                    ? afterGap(before, source, jumpStep)
                    : anchor(before, source, arrival, true);
        }
        boolean disorder = step < 0 && step > -DISORDER_MICROS;
        long put = disorder ? before.intervalMicros() / 2 : before.intervalMicros();
        return put(before, put, arrival, source, jumped);
    }

    /** The frame is put {@code stepMicros} after the one before; the line stays as it is. */
    private static ClockReading put(
            ClockState before, long stepMicros, long arrival, long source, int jumped) {
        long captured = before.lastCapturedMicros() + Math.max(1, stepMicros);
        return new ClockReading(
                captured,
                ClockQuality.REPAIRED,
                skew(before, source, arrival),
                false,
                new ClockState(
                        before.file(),
                        before.offsetMicros(),
                        captured,
                        arrival,
                        before.lineSourceMicros(),
                        before.lineArrivalMicros(),
                        before.intervalMicros(),
                        jumped,
                        source,
                        arrival,
                        before.anchored()));
    }

    /** A live source's time is laid on arrival anew. */
    private static ClockReading anchor(
            ClockState before, long source, long arrival, boolean newEpoch) {
        long captured = Math.max(arrival, before.lastCapturedMicros() + 1);
        return new ClockReading(
                captured,
                captured == arrival && newEpoch ? ClockQuality.SOURCE : ClockQuality.REPAIRED,
                before.anchored() ? skew(before, source, arrival) : 0,
                newEpoch,
                new ClockState(
                        false,
                        captured - source,
                        captured,
                        arrival,
                        source,
                        arrival,
                        before.intervalMicros(),
                        0,
                        0,
                        0,
                        true));
    }

    /** A recording goes on at its own time, or after its last frame where that lies behind. */
    private static ClockReading afterGap(ClockState before, long source, long step) {
        long due = source + before.offsetMicros();
        long interval = interval(before, step);
        long captured =
                due > before.lastCapturedMicros() ? due : before.lastCapturedMicros() + interval;
        return new ClockReading(
                captured,
                captured == due ? ClockQuality.SOURCE : ClockQuality.REPAIRED,
                0,
                false,
                new ClockState(
                        true, captured - source, captured, 0, source, 0, interval, 0, 0, 0, true));
    }

    private static ClockReading untimed(ClockState before, long arrival) {
        if (before.file()) {
            return put(before, before.intervalMicros(), 0, before.lineSourceMicros(), 0);
        }
        long captured = Math.max(arrival, before.lastCapturedMicros() + 1);
        boolean newEpoch = !before.anchored();
        return new ClockReading(
                captured,
                ClockQuality.ARRIVAL,
                0,
                newEpoch,
                new ClockState(
                        false,
                        0,
                        captured,
                        arrival,
                        arrival,
                        arrival,
                        before.intervalMicros(),
                        0,
                        0,
                        0,
                        true));
    }

    private static long skew(ClockState state, long source, long arrival) {
        return state.file() ? 0 : source + state.offsetMicros() - arrival;
    }

    private static long drift(ClockState before, long skew, long step) {
        if (before.file() || Math.abs(skew) <= DRIFT_BAND_MICROS) {
            return 0;
        }
        long most = step / DRIFT_SHARE;
        return Math.max(-most, Math.min(most, skew));
    }

    /** Frames dropped in between must not stretch the interval of a steady source at once. */
    private static long interval(ClockState before, long step) {
        boolean plausible = step > 0 && (before.file() || step <= LIVE_TOLERANCE_MICROS);
        return plausible ? step : before.intervalMicros();
    }

    static long sane(long micros) {
        return Math.max(-SANE_MICROS, Math.min(SANE_MICROS, micros));
    }
}
