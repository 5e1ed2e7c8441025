package io.vigil.ingest.capture;

import io.vigil.ingest.CameraClock;

/** Holds a source back to its own time. Used by one thread. */
final class Pace {
    /** A step further than this, either way, is a jump of the source's time, not a pause. */
    private static final long JUMP_MICROS = 10_000_000;

    private long sourceOrigin;
    private long clockOrigin;
    private long last = CameraClock.NO_TIME;

    /**
     * How long an image has to wait, in microseconds, 0 where it is due.
     *
     * @param clockMicros a monotonic clock
     */
    long waitMicros(long sourceMicros, long clockMicros) {
        if (sourceMicros == CameraClock.NO_TIME) {
            return 0;
        }
        long step = sourceMicros - last;
        if (last == CameraClock.NO_TIME || step < -JUMP_MICROS || step > JUMP_MICROS) {
            sourceOrigin = sourceMicros;
            clockOrigin = clockMicros;
        }
        last = sourceMicros;
        long due = clockOrigin + (sourceMicros - sourceOrigin);
        return Math.max(0, Math.min(JUMP_MICROS, due - clockMicros));
    }
}
