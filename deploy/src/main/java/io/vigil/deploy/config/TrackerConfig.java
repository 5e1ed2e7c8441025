package io.vigil.deploy.config;

import java.util.List;
import java.util.Map;

/**
 * Which tracker joins the detections, and how.
 *
 * @param name one of {@link #NAMES}
 * @param parameters the tracker's own settings that differ from its defaults
 */
public record TrackerConfig(String name, Map<String, String> parameters) {
    public static final List<String> NAMES = List.of("bytetrack");

    public TrackerConfig {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "Tracker needs to be one of %s, but was '%s'"
                            .formatted(String.join(", ", NAMES), name));
        }
        parameters = Map.copyOf(parameters);
    }
}
