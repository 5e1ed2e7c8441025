package io.vigil.deploy.models;

import java.time.Duration;

/**
 * How long is waited for a server, and how often it is tried again.
 *
 * @param connect for a connection, and once more for the beginning of the answer
 * @param silence with no bytes, or fewer than are worth it, until a transfer counts as dropped
 * @param leastBytesASecond that are worth it
 * @param attempts in succession that may fail; one that brings a megabyte is not counted, and
 *     begins the count anew
 * @param firstPause before the second attempt; it doubles with each
 * @param longestPause that a server may ask for before another attempt
 */
public record Patience(
        Duration connect,
        Duration silence,
        int leastBytesASecond,
        int attempts,
        Duration firstPause,
        Duration longestPause) {
    /** Of somebody who asked for the model. */
    public static final Patience WHEN_ASKED =
            new Patience(seconds(20), seconds(30), 100, 5, seconds(1), seconds(60));

    /**
     * Of somebody who wants to see a video, and for whom there is a built-in detector: the default
     * detector's 4 MB take some two minutes at most, and a network that is not there seconds.
     */
    public static final Patience ON_FIRST_USE =
            new Patience(seconds(5), seconds(10), 30_000, 1, seconds(1), seconds(2));

    public Patience {
        requirePositive("connect", connect);
        requirePositive("silence", silence);
        requirePositive("firstPause", firstPause);
        requirePositive("longestPause", longestPause);
        if (leastBytesASecond < 1) {
            throw new IllegalArgumentException(
                    "leastBytesASecond is %d, but needs to be at least 1"
                            .formatted(leastBytesASecond));
        }
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
