package io.vigil.tracking.sort;

import java.io.Serializable;
import java.time.Duration;

/**
 * Settings of {@link Sort}.
 *
 * @param leastScore detections below it are ignored, in [0, 1]
 * @param leastIou of a track's expected box with its detection, in [0, 1]
 * @param confirmedAfter in how many frames after its first, and after each miss, a track has to be
 *     seen without a miss before it is shown; in a stream's first so many frames all are
 * @param lostFor how long a track may be out of sight and still be found again
 * @param frameRate frames a second that the motion's noise per frame is taken to be stated for
 */
public record SortConfig(
        double leastScore, double leastIou, int confirmedAfter, Duration lostFor, double frameRate)
        implements Serializable {
    /** As published, for 30 frames a second. */
    public static final SortConfig PUBLISHED = published(30);

    public SortConfig {
        if (!(leastScore >= 0 && leastScore <= 1 && leastIou >= 0 && leastIou <= 1)) {
            throw new IllegalArgumentException(
                    "SORT's leastScore and leastIou need to be in [0, 1], but were %s and %s"
                            .formatted(leastScore, leastIou));
        }
        if (confirmedAfter < 0 || lostFor.isNegative()) {
            throw new IllegalArgumentException(
                    "SORT's confirmedAfter and lostFor need to be at least 0, but were %d and %s"
                            .formatted(confirmedAfter, lostFor));
        }
        if (!(frameRate > 0 && frameRate <= 1e6)) {
            throw new IllegalArgumentException(
                    "SORT's frameRate needs to be above 0 and at most 1000000, but was "
                            + frameRate);
        }
    }

    /** As published, in a video of so many frames a second: there the paper counts frames. */
    public static SortConfig published(double frameRate) {
        // One frame out of sight, and half a frame because capture times are rounded.
        Duration lostFor = Duration.ofNanos(Math.round(2.5 / frameRate * 1e9));
        return new SortConfig(0.6, 0.3, 3, lostFor, frameRate);
    }
}
