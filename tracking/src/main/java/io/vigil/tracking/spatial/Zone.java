package io.vigil.tracking.spatial;

import java.util.List;

/**
 * A polygon, which may be concave; its last corner is joined to its first.
 *
 * @param id unique among the camera's lines and zones; never empty
 * @param corners at least three, in order around it; edges do not cross
 */
public record Zone(String id, List<Point> corners) {
    public Zone {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("Zone needs an id, but it was empty");
        }
        corners = List.copyOf(corners);
        if (corners.size() < 3) {
            throw new IllegalArgumentException(
                    "Zone %s needs at least 3 corners, but has %d".formatted(id, corners.size()));
        }
    }
}
