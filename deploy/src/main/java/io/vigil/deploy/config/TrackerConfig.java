package io.vigil.deploy.config;

import io.vigil.tracking.Tracker;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.bytetrack.ByteTrack;
import io.vigil.tracking.bytetrack.ByteTrackConfig;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Which tracker joins the detections, and how.
 *
 * @param name one of {@link #NAMES}
 * @param frameRate frames a second of the cameras, above 0: all but {@link Trackers#DEFAULT} count
 *     in frames
 * @param bytetrack its settings, should it be the one; the others come with their own
 */
public record TrackerConfig(String name, double frameRate, ByteTrackConfig bytetrack)
        implements Serializable {
    public static final List<String> NAMES = Trackers.NAMES;
    static final Range FRAME_RATES = new Range(0.1, 1000);

    public TrackerConfig {
        Objects.requireNonNull(bytetrack, "bytetrack");
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "Tracker needs to be one of %s, but was '%s'"
                            .formatted(String.join(", ", NAMES), name));
        }
        FRAME_RATES.check("Tracker frame rate", frameRate);
    }

    public static TrackerConfig defaults() {
        return new TrackerConfig(Trackers.DEFAULT, 30, ByteTrackConfig.PUBLISHED);
    }

    public TrackerConfig withName(String other) {
        return new TrackerConfig(other, frameRate, bytetrack);
    }

    /** ByteTrack's time out of sight stays as published, unless it was set to something else. */
    public TrackerConfig withFrameRate(double other) {
        ByteTrackConfig published = ByteTrackConfig.published(other);
        boolean counted =
                bytetrack.lostFor().equals(ByteTrackConfig.published(frameRate).lostFor());
        return new TrackerConfig(
                name,
                other,
                new ByteTrackConfig(
                        bytetrack.lowScore(),
                        bytetrack.highScore(),
                        bytetrack.birthScore(),
                        bytetrack.firstLimit(),
                        bytetrack.secondLimit(),
                        bytetrack.tentativeLimit(),
                        counted ? published.lostFor() : bytetrack.lostFor(),
                        other));
    }

    public Tracker create() {
        return name.equals("bytetrack")
                ? new ByteTrack(bytetrack)
                : Trackers.named(name, frameRate);
    }
}
