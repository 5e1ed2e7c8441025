package io.vigil.deploy.config;

import io.vigil.tracking.bytetrack.ByteTrackConfig;
import java.util.List;
import java.util.Objects;

/**
 * Which tracker joins the detections, and how.
 *
 * @param name one of {@link #NAMES}
 * @param bytetrack its settings
 */
public record TrackerConfig(String name, ByteTrackConfig bytetrack) {
    public static final List<String> NAMES = List.of("bytetrack");

    public TrackerConfig {
        Objects.requireNonNull(bytetrack, "bytetrack");
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "Tracker needs to be one of %s, but was '%s'"
                            .formatted(String.join(", ", NAMES), name));
        }
    }

    /** ByteTrack as published. */
    public static TrackerConfig defaults() {
        return new TrackerConfig("bytetrack", ByteTrackConfig.DEFAULTS);
    }
}
