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
 * @param frameRate frames a second of the cameras, above 0: the others are as published, and count
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
        return new TrackerConfig("bytetrack", 30, ByteTrackConfig.DEFAULTS);
    }

    public TrackerConfig withFrameRate(double other) {
        return new TrackerConfig(name, other, bytetrack);
    }

    public Tracker create() {
        return name.equals("bytetrack")
                ? new ByteTrack(bytetrack)
                : Trackers.published(name, frameRate);
    }
}
