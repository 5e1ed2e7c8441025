package io.vigil.tracking.deepsort;

import java.io.Serializable;
import java.time.Duration;

/**
 * Settings of {@link DeepSort}.
 *
 * @param leastScore detections below it are ignored, in [0, 1]
 * @param greatestDistance of looks (1 - cosine) between a track and its detection, in [0, 2]
 * @param leastIou of a track's expected box with its detection, where looks do not decide, in [0,
 *     1]
 * @param confirmedAfter in how many frames a track has to be seen without a miss before it is shown
 * @param lostFor how long a track may be out of sight and still be found again
 * @param frameRate frames a second that the motion's noise per frame is taken to be stated for
 */
public record DeepSortConfig(
        double leastScore,
        double greatestDistance,
        double leastIou,
        int confirmedAfter,
        Duration lostFor,
        double frameRate)
        implements Serializable {
    /** As published, for 30 frames a second. */
    public static final DeepSortConfig PUBLISHED = published(30);

    public DeepSortConfig {
        if (!(leastScore >= 0 && leastScore <= 1 && leastIou >= 0 && leastIou <= 1)) {
            throw new IllegalArgumentException(
                    "DeepSORT's leastScore and leastIou need to be in [0, 1], but were %s and %s"
                            .formatted(leastScore, leastIou));
        }
        if (!(greatestDistance >= 0 && greatestDistance <= 2)) {
            throw new IllegalArgumentException(
                    "DeepSORT's greatestDistance needs to be in [0, 2], but was "
                            + greatestDistance);
        }
        if (confirmedAfter < 1 || lostFor.isNegative()) {
            throw new IllegalArgumentException(
                    "DeepSORT's confirmedAfter needs to be at least 1 and its lostFor at least 0, but were %d and %s"
                            .formatted(confirmedAfter, lostFor));
        }
        if (!(frameRate > 0 && frameRate <= 1e6)) {
            throw new IllegalArgumentException(
                    "DeepSORT's frameRate needs to be above 0 and at most 1000000, but was "
                            + frameRate);
        }
    }

    /** As published, in a video of so many frames a second: there the paper counts frames. */
    public static DeepSortConfig published(double frameRate) {
        // Half a frame more, because capture times are rounded.
        Duration lostFor = Duration.ofNanos(Math.round(30.5 / frameRate * 1e9));
        return new DeepSortConfig(0.3, 0.2, 0.3, 3, lostFor, frameRate);
    }
}
