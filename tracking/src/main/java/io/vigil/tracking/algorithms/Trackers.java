package io.vigil.tracking.algorithms;

import io.vigil.tracking.Tracker;
import io.vigil.tracking.bytetrack.ByteTrack;
import io.vigil.tracking.bytetrack.ByteTrackConfig;
import io.vigil.tracking.deepsort.DeepSort;
import io.vigil.tracking.deepsort.DeepSortConfig;
import io.vigil.tracking.ocsort.OcSort;
import io.vigil.tracking.ocsort.OcSortConfig;
import io.vigil.tracking.sort.Sort;
import io.vigil.tracking.sort.SortConfig;
import io.vigil.tracking.vigil.VigilConfig;
import io.vigil.tracking.vigil.VigilTracker;
import java.util.List;

/** Trackers by name, each with the settings that it comes with. */
public final class Trackers {
    /** What {@link #named} knows. */
    public static final List<String> NAMES =
            List.of("vigil", "bytetrack", "sort", "oc-sort", "deepsort");

    /** Frames a second that the papers' settings are stated for. */
    private static final double PUBLISHED_RATE = 30;

    private Trackers() {}

    /**
     * For videos of any frame rate.
     *
     * @throws IllegalArgumentException for a name that is not in {@link #NAMES}
     */
    public static Tracker named(String name) {
        return switch (name) {
            case "vigil" -> new VigilTracker(VigilConfig.DEFAULTS);
            case "bytetrack" -> new ByteTrack(ByteTrackConfig.DEFAULTS);
            default -> published(name, PUBLISHED_RATE);
        };
    }

    /**
     * The same for one video: those that come with their papers' settings count its frames.
     *
     * @param frameRate frames a second, above 0
     * @throws IllegalArgumentException for a name that is not in {@link #NAMES}
     */
    public static Tracker named(String name, double frameRate) {
        return switch (name) {
            case "vigil", "bytetrack" -> named(name);
            default -> published(name, frameRate);
        };
    }

    /**
     * As published, which means that times and noise are counted in frames of this video.
     *
     * @param frameRate frames a second, above 0
     * @throws IllegalArgumentException for a name that is not in {@link #NAMES}
     */
    public static Tracker published(String name, double frameRate) {
        return switch (name) {
            // There is no other.
            case "vigil" -> named(name);
            case "bytetrack" -> new ByteTrack(ByteTrackConfig.published(frameRate));
            case "sort" -> new Sort(SortConfig.published(frameRate));
            case "oc-sort" -> new OcSort(OcSortConfig.published(frameRate));
            case "deepsort" -> new DeepSort(DeepSortConfig.published(frameRate));
            default ->
                    throw new IllegalArgumentException(
                            "Tracker needs to be one of %s, but was '%s'"
                                    .formatted(String.join(", ", NAMES), name));
        };
    }
}
