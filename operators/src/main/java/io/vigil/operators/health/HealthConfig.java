package io.vigil.operators.health;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a camera is taken to be in trouble. All times are capture time.
 *
 * @param enabled whether health is watched at all
 * @param reportEvery between two reports of a camera without news
 * @param learnFor for how long a camera is seen in one light before it is held against what was
 *     normal there
 * @param clearAfter for how long a trouble has to be over before its alert is resolved
 * @param relearnAfter when a view, a focus or a cover that has stayed is taken for the new normal
 * @param darkBrightness mean luma below which a picture is black if its contrast is low too, in (0,
 *     255)
 * @param darkContrast standard deviation of luma below which a picture is black if it is dark too
 * @param darkAfter how long it has to last
 * @param whiteBrightness mean luma above which a picture is white, in (0, 255)
 * @param whiteAfter how long it has to last
 * @param frozenAfter without any change of a camera whose pictures always change, if by noise
 *     alone; other cameras are given {@link #FROZEN_QUIET} times as long
 * @param coveredBelow share of its normal contrast (for its brightness) below which a camera is
 *     covered, in (0, 1)
 * @param coveredAfter how long it has to last
 * @param movedAfter how long the view has to be another
 * @param blurredBelow share of its normal sharpness (for its contrast) below which a picture is
 *     blurred, in (0, 1)
 * @param blurredAfter how long it has to last
 * @param driftAbove population stability index, less what chance makes of it, above which an hour's
 *     detections differ from the camera's own of that time of day
 * @param driftHours so many hours in a row, among those with enough to judge
 * @param baselineDays how many days make up what is normal of each hour of the day
 */
public record HealthConfig(
        boolean enabled,
        Duration reportEvery,
        Duration learnFor,
        Duration clearAfter,
        Duration relearnAfter,
        double darkBrightness,
        double darkContrast,
        Duration darkAfter,
        double whiteBrightness,
        Duration whiteAfter,
        Duration frozenAfter,
        double coveredBelow,
        Duration coveredAfter,
        Duration movedAfter,
        double blurredBelow,
        Duration blurredAfter,
        double driftAbove,
        int driftHours,
        int baselineDays)
        implements Serializable {
    /**
     * Recordings without noise, and streams whose encoder repeats a quiet picture until its next
     * key frame, stand still for a while though nothing is wrong.
     */
    public static final int FROZEN_QUIET = 30;

    public static final HealthConfig DEFAULTS =
            new HealthConfig(
                    true,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(5),
                    Duration.ofHours(24),
                    20,
                    3,
                    Duration.ofSeconds(10),
                    235,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    0.3,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    0.25,
                    Duration.ofSeconds(30),
                    0.25,
                    3,
                    3);

    public HealthConfig {
        atLeast("report-every", reportEvery, Duration.ofSeconds(1));
        atLeast("learn-for", learnFor, Duration.ofSeconds(5));
        atLeast("clear-after", clearAfter, Duration.ZERO);
        atLeast("relearn-after", relearnAfter, Duration.ofMinutes(1));
        atLeast("dark-after", darkAfter, Duration.ZERO);
        atLeast("white-after", whiteAfter, Duration.ZERO);
        atLeast("frozen-after", frozenAfter, Duration.ofSeconds(2));
        atLeast("covered-after", coveredAfter, Duration.ZERO);
        atLeast("moved-after", movedAfter, Duration.ZERO);
        atLeast("blurred-after", blurredAfter, Duration.ZERO);
        between("dark-brightness", darkBrightness, 0, 255);
        between("dark-contrast", darkContrast, 0, 128);
        between("white-brightness", whiteBrightness, 0, 255);
        between("covered-below", coveredBelow, 0, 1);
        between("blurred-below", blurredBelow, 0, 1);
        between("drift-above", driftAbove, 0, 100);
        between("drift-hours", driftHours, 0, 1000);
        between("baseline-days", baselineDays, 0, 100);
    }

    private static void atLeast(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "Health %s needs at least %s, but was %s".formatted(name, least, value));
        }
    }

    private static void between(String name, double value, double low, double high) {
        if (!(value > low && value < high)) {
            throw new IllegalArgumentException(
                    "Health %s needs to lie between %s and %s, but was %s"
                            .formatted(name, low, high, value));
        }
    }

    /** In microseconds; what is judged as soon as it is seen needs none. */
    long afterMicros(Trouble trouble) {
        Duration after =
                switch (trouble) {
                    case DARK -> darkAfter;
                    case OVEREXPOSED -> whiteAfter;
                    case COVERED -> coveredAfter;
                    case MOVED -> movedAfter;
                    case BLURRED -> blurredAfter;
                    case FROZEN, DRIFT -> Duration.ZERO;
                };
        return micros(after);
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
