package io.vigil.tracking.bytetrack;

import java.io.Serializable;
import java.time.Duration;

/**
 * Settings of {@link ByteTrack}.
 *
 * @param lowScore detections at or below it are ignored, in [0, 1]
 * @param highScore detections at or above it take part in the first association, in [0, 1]
 * @param birthScore detections at or above it may begin a track, in [0, 1]
 * @param firstLimit greatest cost (1 - IoU x score) of a pair in the first association
 * @param secondLimit greatest cost (1 - IoU) of a pair in the second
 * @param tentativeLimit greatest cost (1 - IoU x score) of a pair with a track seen only once
 * @param lostFor how long a track may be out of sight and still be found again
 * @param frameRate frames a second that the motion's noise per frame is taken to be stated for
 */
public record ByteTrackConfig(
        double lowScore,
        double highScore,
        double birthScore,
        double firstLimit,
        double secondLimit,
        double tentativeLimit,
        Duration lostFor,
        double frameRate)
        implements Serializable {
    /** As published with the paper's MOT17 run, for 30 frames a second. */
    public static final ByteTrackConfig PUBLISHED = published(30);

    /** How many frames a track may be out of sight; it is given up at the end of the next. */
    private static final double LOST_FRAMES = 31;

    public ByteTrackConfig {
        unit("lowScore", lowScore);
        unit("highScore", highScore);
        unit("birthScore", birthScore);
        unit("firstLimit", firstLimit);
        unit("secondLimit", secondLimit);
        unit("tentativeLimit", tentativeLimit);
        if (!(frameRate > 0 && frameRate <= 1e6)) {
            throw new IllegalArgumentException(
                    "ByteTrack's frameRate needs to be above 0 and at most 1000000, but was "
                            + frameRate);
        }
        if (lostFor.isNegative()) {
            throw new IllegalArgumentException(
                    "ByteTrack's lostFor needs to be at least 0, but was " + lostFor);
        }
    }

    /** As published, in a video of so many frames a second: there the paper counts frames. */
    public static ByteTrackConfig published(double frameRate) {
        // Half a frame more, because capture times are rounded.
        Duration lostFor = Duration.ofNanos(Math.round((LOST_FRAMES + 0.5) / frameRate * 1e9));
        return new ByteTrackConfig(0.1, 0.6, 0.7, 0.9, 0.5, 0.7, lostFor, frameRate);
    }

    private static void unit(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "ByteTrack's %s needs to be in [0, 1], but was %s".formatted(name, value));
        }
    }
}
