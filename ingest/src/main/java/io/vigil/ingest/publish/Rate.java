package io.vigil.ingest.publish;

/** Frames a second of late, as a mean over some seconds with exponential weights. */
final class Rate {
    private static final double SECONDS = 2;

    private boolean started;
    private double frames;
    private double seconds;
    private long lastNanos;

    synchronized void count(long nowNanos) {
        if (started) {
            age(nowNanos);
            frames++;
        }
        started = true;
        lastNanos = nowNanos;
    }

    synchronized double perSecond(long nowNanos) {
        double silent = (nowNanos - lastNanos) / 1e9;
        if (!started || silent > 2 * SECONDS || seconds == 0) {
            return 0;
        }
        return frames / seconds;
    }

    private void age(long nowNanos) {
        double passed = Math.max(0, (nowNanos - lastNanos) / 1e9);
        double kept = Math.exp(-passed / SECONDS);
        frames *= kept;
        seconds = seconds * kept + passed;
    }
}
