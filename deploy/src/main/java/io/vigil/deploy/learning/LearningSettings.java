package io.vigil.deploy.learning;

import java.time.Duration;

/**
 * How cameras learn what is normal for them.
 *
 * @param warmUp of normal footage that is recorded before the first training; ten minutes or more
 * @param framesPerSecond recorded at most, in (0, 30]
 */
public record LearningSettings(Duration warmUp, double framesPerSecond) {
    /** An hour at ten frames a second. */
    public static final LearningSettings DEFAULT = new LearningSettings(Duration.ofHours(1), 10);

    public LearningSettings {
        if (warmUp.compareTo(Duration.ofMinutes(10)) < 0
                || warmUp.compareTo(Duration.ofDays(7)) > 0
                || !(framesPerSecond > 0 && framesPerSecond <= 30)) {
            throw new IllegalArgumentException(
                    "Learning needs a warm-up of ten minutes to seven days and (0, 30] frames a second, but had %s and %s"
                            .formatted(warmUp, framesPerSecond));
        }
    }
}
