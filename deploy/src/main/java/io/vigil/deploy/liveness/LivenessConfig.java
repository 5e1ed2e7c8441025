package io.vigil.deploy.liveness;

import java.time.Duration;

/**
 * How long is too long, by the wall clock.
 *
 * @param patience without an image or a word before a camera, or ingest, is down
 * @param backFor images have to come again before a camera is up
 * @param jobPatience the job may stand still while frames wait for it
 * @param startPatience the same where nothing has been heard of a job yet
 * @param aliveEvery how often the watch says that it is alive
 * @param renewEvery how often an alert that stays open is said again, so that it is still on the
 *     topic when its first record has gone
 */
public record LivenessConfig(
        Duration patience,
        Duration backFor,
        Duration jobPatience,
        Duration startPatience,
        Duration aliveEvery,
        Duration renewEvery) {
    public static final LivenessConfig DEFAULTS =
            new LivenessConfig(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(10),
                    Duration.ofDays(1));

    public LivenessConfig {
        if (patience.compareTo(Duration.ofSeconds(2)) < 0) {
            throw new IllegalArgumentException(
                    "Liveness needs a patience of 2 s or more, since cameras are spoken of once a second, but had "
                            + patience);
        }
        for (Duration each :
                new Duration[] {backFor, jobPatience, startPatience, aliveEvery, renewEvery}) {
            if (each.isNegative() || each.isZero()) {
                throw new IllegalArgumentException("Liveness needs times above 0, but had " + each);
            }
        }
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
