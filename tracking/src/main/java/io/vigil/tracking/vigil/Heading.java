package io.vigil.tracking.vigil;

/**
 * How the four corners of a track's box moved between two of its sightings.
 *
 * <p>Not safe for use by several threads.
 */
final class Heading {
    /** Below this share of the box's size a shift is mostly the detector's trembling. */
    private static final double TREMBLE = 0.04;

    private double soft;

    /** The earlier sighting, in pixels. */
    private double left;

    private double top;
    private double right;
    private double bottom;

    /** How the edges moved, in pixels. */
    private double shiftLeft;

    private double shiftTop;
    private double shiftRight;
    private double shiftBottom;

    /** Of each corner: one through its length. */
    private double leftTop;

    private double rightTop;
    private double leftBottom;
    private double rightBottom;

    /**
     * @param area of the box in square pixels
     */
    void of(Edges from, Edges to, double area) {
        soft = TREMBLE * TREMBLE * area;
        left = from.left;
        top = from.top;
        right = from.right;
        bottom = from.bottom;
        shiftLeft = to.left - left;
        shiftTop = to.top - top;
        shiftRight = to.right - right;
        shiftBottom = to.bottom - bottom;
        leftTop = perLength(shiftLeft, shiftTop);
        rightTop = perLength(shiftRight, shiftTop);
        leftBottom = perLength(shiftLeft, shiftBottom);
        rightBottom = perLength(shiftRight, shiftBottom);
    }

    private double perLength(double x, double y) {
        return 1 / Math.sqrt(x * x + y * y + soft);
    }

    /**
     * How well the way from the earlier sighting to a box goes on, in [-1, 1]: the mean over the
     * corners of the cosine between the two ways, nearer to 0 where they are short.
     */
    double goesOnTo(Pair pair) {
        double l = pair.itsLeft - left;
        double t = pair.itsTop - top;
        double r = pair.itsRight - right;
        double b = pair.itsBottom - bottom;
        double sum =
                (shiftLeft * l + shiftTop * t) * leftTop * perLength(l, t)
                        + (shiftRight * r + shiftTop * t) * rightTop * perLength(r, t)
                        + (shiftLeft * l + shiftBottom * b) * leftBottom * perLength(l, b)
                        + (shiftRight * r + shiftBottom * b) * rightBottom * perLength(r, b);
        return sum / 4;
    }
}
