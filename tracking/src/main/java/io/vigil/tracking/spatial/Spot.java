package io.vigil.tracking.spatial;

/**
 * Where a track's anchor was at a time.
 *
 * @param micros capture time
 * @param x in pixels of the frame, from the left
 * @param y from the top
 */
public record Spot(long micros, double x, double y) {
    /** On the straight way from here to another spot, the share {@code t} in [0, 1] of it. */
    Spot towards(Spot other, double t) {
        return new Spot(
                micros + Math.round(t * (other.micros - micros)),
                x + t * (other.x - x),
                y + t * (other.y - y));
    }

    Spot scaled(double byX, double byY) {
        return new Spot(micros, x * byX, y * byY);
    }

    Point in(int width, int height) {
        return new Point(clamp(x / width), clamp(y / height));
    }

    private static double clamp(double share) {
        return Math.min(1, Math.max(0, share));
    }
}
