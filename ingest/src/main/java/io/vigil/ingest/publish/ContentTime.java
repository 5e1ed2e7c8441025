package io.vigil.ingest.publish;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a live camera's frames and heartbeats in one order of time. A heartbeat follows the clock
 * at a distance, since frames held up on the network still carry the time they were captured at.
 * Thread-safe.
 */
final class ContentTime {
    /** How long a network may hold frames up before they are late. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private boolean started;
    private boolean awaited;
    private long frameMicros;
    private long frameNanos;
    private long floorMicros;

    ContentTime(long afterMicros) {
        floorMicros = afterMicros;
    }

    /**
     * @param nowNanos monotonic time
     * @return whether a frame captured at this time may still be published
     */
    synchronized boolean admit(long capturedAtMicros, long nowNanos) {
        frameNanos = nowNanos;
        if (capturedAtMicros <= floorMicros) {
            return false;
        }
        started = true;
        awaited = false;
        frameMicros = capturedAtMicros;
        return true;
    }

    /**
     * The camera cannot be reached, and may not have delivered a frame yet: its time goes on by the
     * wall clock, since its frames will carry their time of arrival.
     */
    synchronized void await(long wallMicros, long nowNanos) {
        if (!started && !awaited) {
            awaited = true;
            frameMicros = wallMicros;
            frameNanos = nowNanos;
        }
    }

    /** Content time to claim by a heartbeat: no frame before it will be published any more. */
    synchronized long claim(long nowNanos) {
        if (started || awaited) {
            long elapsed = TimeUnit.NANOSECONDS.toMicros(nowNanos - frameNanos);
            long follows = frameMicros + elapsed - TimeUnit.SECONDS.toMicros(GRACE.toSeconds());
            floorMicros = Math.max(floorMicros, started ? Math.max(frameMicros, follows) : follows);
        }
        return floorMicros;
    }

    /** No time at or before this will be admitted. */
    synchronized long floorMicros() {
        return Math.max(floorMicros, started ? frameMicros : floorMicros);
    }
}
