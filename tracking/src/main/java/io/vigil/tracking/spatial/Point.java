package io.vigil.tracking.spatial;

/**
 * A place in the image as shares of its size: x from the left edge, 0, to the right, 1; y from the
 * top, 0, to the bottom, 1.
 */
public record Point(double x, double y) {
    public Point {
        // A conjunction, so that NaN, which fails every comparison, is rejected too.
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw new IllegalArgumentException(
                    "Point needs x and y in [0, 1] of the image, but was [x=%s, y=%s]"
                            .formatted(x, y));
        }
    }

    /** As it is written where places are set. */
    @Override
    public String toString() {
        return "[" + x + ", " + y + "]";
    }
}
