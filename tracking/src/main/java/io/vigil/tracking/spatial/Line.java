package io.vigil.tracking.spatial;

import java.util.Objects;

/**
 * A directed segment that is counted on. Looking from {@code start} to {@code end}, {@link
 * Direction#IN} leads from its right to its left as the image is seen: what lies above a line that
 * is drawn from left to right is to its left.
 *
 * @param id unique among the camera's lines and zones; never empty
 */
public record Line(String id, Point start, Point end) {
    private static final double LEAST_LENGTH = 1e-3;

    public Line {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("Line needs an id, but it was empty");
        }
        double dx = end.x() - start.x();
        double dy = end.y() - start.y();
        if (dx * dx + dy * dy < LEAST_LENGTH * LEAST_LENGTH) {
            throw new IllegalArgumentException(
                    "Line %s needs ends that are at least %s of the image apart, but they are %s and %s"
                            .formatted(id, LEAST_LENGTH, start, end));
        }
    }
}
