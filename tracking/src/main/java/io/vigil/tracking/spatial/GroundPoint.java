package io.vigil.tracking.spatial;

import java.util.Objects;

/**
 * A point of the ground whose place is known both in the image and in the world.
 *
 * @param image where the camera shows it
 * @param eastMetres on a flat map with any origin, one axis
 * @param northMetres the axis at a right angle to it, counter-clockwise as seen from above
 */
public record GroundPoint(Point image, double eastMetres, double northMetres) {
    public GroundPoint {
        Objects.requireNonNull(image, "image");
        if (!Double.isFinite(eastMetres) || !Double.isFinite(northMetres)) {
            throw new IllegalArgumentException(
                    "Ground point needs finite metres, but was [%s, %s]"
                            .formatted(eastMetres, northMetres));
        }
    }
}
