package io.vigil.tracking.spatial;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a camera's places are and how crossing them is decided.
 *
 * @param lines in the order of the configuration
 * @param zones in the order of the configuration
 * @param ground at least four known points of the ground, or none, and then nothing is known in
 *     metres
 * @param band how far beyond a line or an edge the anchor has to be before it counts as on the
 *     other side, as a share of the image's height, in [0, 0.5]
 * @param settle for how long it has to stay there, in content time, seen at least twice; 0: one
 *     sighting decides, as in other tools
 */
public record SpatialConfig(
        Anchor anchor,
        List<Line> lines,
        List<Zone> zones,
        List<GroundPoint> ground,
        double band,
        Duration settle) {
    /** No places at all. */
    public static final SpatialConfig NONE =
            new SpatialConfig(
                    Anchor.BOTTOM_CENTER,
                    List.of(),
                    List.of(),
                    List.of(),
                    0.01,
                    Duration.ofMillis(200));

    public SpatialConfig {
        Objects.requireNonNull(anchor, "anchor");
        lines = List.copyOf(lines);
        zones = List.copyOf(zones);
        ground = List.copyOf(ground);
        if (!(band >= 0 && band <= 0.5)) {
            throw new IllegalArgumentException(
                    "Hysteresis band needs to be 0 to 0.5 of the image's height, but was " + band);
        }
        if (settle.isNegative()) {
            throw new IllegalArgumentException(
                    "Time to settle needs to be 0 or more, but was " + settle);
        }
        Set<String> ids = new HashSet<>();
        lines.forEach(line -> unique(ids, line.id()));
        zones.forEach(zone -> unique(ids, zone.id()));
    }

    private static void unique(Set<String> ids, String id) {
        if (!ids.add(id)) {
            throw new IllegalArgumentException(
                    "Place '%s' is there twice; each line and zone needs an id of its own"
                            .formatted(id));
        }
    }
}
