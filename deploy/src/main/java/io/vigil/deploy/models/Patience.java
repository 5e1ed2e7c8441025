package io.vigil.deploy.models;

import java.time.Duration;

/**
 * How long is waited for a server, and how often it is tried again.
 *
 * @param connect for a connection, and once more for the beginning of the answer
 * @param silence with no bytes, or next to none, until a transfer counts as dropped
 * @param attempts in succession that may fail; one that brings a megabyte begins the count anew
 * @param firstPause before the second attempt; it doubles with each
 * @param longestPause that a server may ask for before another attempt
 */
public record Patience(
        Duration connect,
        Duration silence,
        int attempts,
        Duration firstPause,
        Duration longestPause) {
    /** Of somebody who asked for the model. */
    public static final Patience WHEN_ASKED =
            new Patience(seconds(20), seconds(30), 5, seconds(1), seconds(60));

    /** Of somebody who wants to see a video, and for whom there is a built-in detector. */
    public static final Patience ON_FIRST_USE =
            new Patience(seconds(5), seconds(10), 1, seconds(1), seconds(2));

    public Patience {
        requirePositive("connect", connect);
        requirePositive("silence", silence);
        requirePositive("firstPause", firstPause);
        requirePositive("longestPause", longestPause);
        if (attempts < 1) {
            throw new IllegalArgumentException(
                    "attempts is %d, but needs to be at least 1".formatted(attempts));
        }
    }

    /**
     * @param failures in succession so far, from 1
     */
    Duration pauseAfter(int failures) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    "%s is %s, but needs to be positive".formatted(name, value));
        }
    }
}
