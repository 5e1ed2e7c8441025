package io.vigil.tracking.spatial;

import java.util.Objects;

/**
 * A directed segment that is counted on. Looking from {@code start} to {@code end}, {@link
 * Direction#IN} leads from its right to its left.
 *
 * @param id unique among the camera's lines and zones; never empty
 */
public record Line(String id, Point start, Point end) {
    public Line {
        Objects.requireNonNull(start, "start");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("Line needs an id, but it was empty");
        }
        if (start.equals(end)) {
            throw new IllegalArgumentException(
                    "Line %s needs two different ends, but both are %s".formatted(id, start));
        }
    }
}
