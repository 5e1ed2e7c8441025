package io.vigil.ingest.memory;

/**
 * Foreground pixels that hang together, in pixels of the reduced image; right and bottom excluded.
 *
 * @param id what its pixels carry in the map of patches
 * @param area how many pixels it has
 */
record Patch(int id, int left, int top, int right, int bottom, int area) {
    int width() {
        return right - left;
    }

    int height() {
        return bottom - top;
    }

    /** Whether it fills its rectangle as vehicles do and people do not, whose limbs leave gaps. */
    boolean solid() {
        return fill() > 0.75;
    }

    double fill() {
        return area / (double) (width() * height());
    }

    Patch joined(Patch other) {
        return new Patch(
                id,
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom),
                area + other.area);
    }

    /** Pixels that both rectangles span across; negative where there is a gap between them. */
    int overlapAcross(Patch other) {
        return Math.min(right, other.right) - Math.max(left, other.left);
    }

    /** Rows between the two rectangles; negative where they overlap. */
    int gapDown(Patch other) {
        return Math.max(top, other.top) - Math.min(bottom, other.bottom);
    }
}
