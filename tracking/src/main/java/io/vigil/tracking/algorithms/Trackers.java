package io.vigil.tracking.algorithms;

import io.vigil.tracking.Tracker;
import io.vigil.tracking.bytetrack.ByteTrack;
import io.vigil.tracking.bytetrack.ByteTrackConfig;
import java.util.List;

/** Trackers by name, each with the settings that it comes with. */
public final class Trackers {
    /** What {@link #named} knows. */
    public static final List<String> NAMES = List.of("bytetrack");

    private Trackers() {}

    /**
     * @throws IllegalArgumentException for a name that is not in {@link #NAMES}
     */
    public static Tracker named(String name) {
        if (name.equals("bytetrack")) {
            return new ByteTrack(ByteTrackConfig.DEFAULTS);
        }
        throw new IllegalArgumentException(
                "Tracker needs to be one of %s, but was '%s'"
                        .formatted(String.join(", ", NAMES), name));
    }
}
