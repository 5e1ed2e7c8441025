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
 * @param bytetrack its settings, should it be the one; the others come with their own
 */
public record TrackerConfig(String name, ByteTrackConfig bytetrack) implements Serializable {
    public static final List<String> NAMES = Trackers.NAMES;

    public TrackerConfig {
        Objects.requireNonNull(bytetrack, "bytetrack");
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "Tracker needs to be one of %s, but was '%s'"
                            .formatted(String.join(", ", NAMES), name));
        }
    }

    public static TrackerConfig defaults() {
        return new TrackerConfig("bytetrack", ByteTrackConfig.DEFAULTS);
    }

    public Tracker create() {
        return name.equals("bytetrack") ? new ByteTrack(bytetrack) : Trackers.named(name);
    }
}
