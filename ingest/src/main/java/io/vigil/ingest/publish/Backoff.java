package io.vigil.ingest.publish;

/** How long to wait before a source is tried again. */
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long MOST_MILLIS = 30_000;

    private Backoff() {}

    /**
     * Doubles up to half a minute; by half at random, so that cameras behind one switch do not come
     * back all at once.
     *
     * @param attempts failed so far, from 0
     * @param jitter in [0, 1)
     */
    static long millis(int attempts, double jitter) {
        long whole = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(attempts, 10));
        return whole / 2 + (long) (jitter * whole / 2);
    }
}
