package io.vigil.ingest.capture;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long to wait before a source is opened again: doubling from half a second, at most 30
 * seconds, each shortened by up to half, so that a hundred cameras behind one switch do not all
 * come back at once.
 *
 * @param seed differs per camera; the same seed gives the same waits
 * @param retries how often opening is tried again; -1 without end
 */
public record Backoff(long seed, int retries) {
    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 30_000;

    public static Backoff of(String camera, int retries) {
        return new Backoff(camera.hashCode(), retries);
    }

    /**
     * Whether another attempt is allowed.
     *
     * @param failures how often in a row it has failed, from 1
     */
    public boolean allows(int failures) {
        return retries < 0 || failures <= retries;
    }

    /**
     * @param failures how often in a row it has failed, from 1
     */
    public Duration delay(int failures) {
        int doublings = Math.max(0, Math.min(failures - 1, 10));
        long longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << doublings);
        double jitter = new SplittableRandom(seed * 31 + failures).nextDouble();
        return Duration.ofMillis(Math.round(longest * (0.5 + 0.5 * jitter)));
    }
}
