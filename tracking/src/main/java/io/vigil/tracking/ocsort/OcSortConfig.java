package io.vigil.tracking.ocsort;

import java.io.Serializable;
import java.time.Duration;

/**
 * Settings of {@link OcSort}.
 *
 * @param leastScore detections at or below it are ignored, in [0, 1]
 * @param leastIou of a track's box with its detection, in [0, 1]
 * @param inertia weight of the direction's consistency beside the overlap, at least 0
 * @param directionOver how far apart the two sightings are that give a track its direction
 * @param confirmedAfter in how many frames after its first, and after each miss, a track has to be
 *     seen without a miss before it is shown; in a stream's first so many frames all are
 * @param lostFor how long a track may be out of sight and still be found again
 * @param frameRate frames a second that the motion's noise per frame is taken to be stated for
 */
public record OcSortConfig(
        double leastScore,
        double leastIou,
        double inertia,
        Duration directionOver,
        int confirmedAfter,
        Duration lostFor,
        double frameRate)
        implements Serializable {
    /** As published, for 30 frames a second. */
    public static final OcSortConfig PUBLISHED = published(30);

    public OcSortConfig {
        if (!(leastScore >= 0 && leastScore <= 1 && leastIou >= 0 && leastIou <= 1)) {
            throw new IllegalArgumentException(
                    "OC-SORT's leastScore and leastIou need to be in [0, 1], but were %s and %s"
                            .formatted(leastScore, leastIou));
        }
        if (!(inertia >= 0 && inertia <= 1)) {
            throw new IllegalArgumentException(
                    "OC-SORT's inertia needs to be in [0, 1], but was " + inertia);
        }
        if (confirmedAfter < 0 || lostFor.isNegative() || directionOver.isNegative()) {
            throw new IllegalArgumentException(
                    "OC-SORT's confirmedAfter, lostFor and directionOver need to be at least 0, but were %d, %s and %s"
                            .formatted(confirmedAfter, lostFor, directionOver));
        }
        if (!(frameRate > 0 && frameRate <= 1e6)) {
            throw new IllegalArgumentException(
                    "OC-SORT's frameRate needs to be above 0 and at most 1000000, but was "
                            + frameRate);
        }
    }

    /** As published, in a video of so many frames a second: there the paper counts frames. */
    public static OcSortConfig published(double frameRate) {
        return new OcSortConfig(
                0.6, 0.3, 0.2, frames(3, frameRate), 3, frames(31, frameRate), frameRate);
    }

    /** Half a frame more, because capture times are rounded. */
    private static Duration frames(int count, double frameRate) {
        return Duration.ofNanos(Math.round((count + 0.5) / frameRate * 1e9));
    }
}
