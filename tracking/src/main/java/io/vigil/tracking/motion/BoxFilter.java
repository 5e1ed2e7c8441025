package io.vigil.tracking.motion;

import io.vigil.tracking.Box;

/**
 * Constant-velocity Kalman filter for one box (Kalman 1960; noise relative to the box's size as in
 * Wojke et al., arXiv:1703.07402, width in place of aspect ratio as in Aharon et al.,
 * arXiv:2206.14651).
 *
 * <p>The published noise is stated per frame of 30 a second. Here time is in seconds and variances
 * grow with it, so dropped frames and slow cameras cost certainty, not correctness.
 */
public final class BoxFilter {
    /** Standard deviation of a position, as a share of the box's size. */
    private static final double POSITION = 1.0 / 20;

    /** Standard deviation of a velocity, as a share of the box's size per frame. */
    private static final double VELOCITY = 1.0 / 160;

    private static final double PUBLISHED_RATE = 30;

    private BoxFilter() {}

    /** A box seen for the first time. */
    public static Motion start(Box box) {
        double w = box.width();
        double h = box.height();
        return new Motion(
                start(box.centerX(), w), start(box.centerY(), h), start(w, w), start(h, h));
    }

    /** Where the box is after {@code seconds}. */
    public static Motion predict(Motion motion, double seconds) {
        double w = motion.width().position();
        double h = motion.height().position();
        return new Motion(
                predict(motion.x(), seconds, w),
                predict(motion.y(), seconds, h),
                predict(motion.width(), seconds, w),
                predict(motion.height(), seconds, h));
    }

    /** Corrects the prediction by what was seen at the same moment. */
    public static Motion update(Motion motion, Box seen) {
        double w = motion.width().position();
        double h = motion.height().position();
        return new Motion(
                update(motion.x(), seen.centerX(), w),
                update(motion.y(), seen.centerY(), h),
                update(motion.width(), seen.width(), w),
                update(motion.height(), seen.height(), h));
    }

    /** The size of an object that is out of sight does not go on changing. */
    public static Motion keepSize(Motion motion) {
        return new Motion(
                motion.x(),
                motion.y(),
                motion.width().withoutVelocity(),
                motion.height().withoutVelocity());
    }

    private static Coordinate start(double position, double size) {
        return Coordinate.at(position, 2 * POSITION * size, 10 * VELOCITY * size * PUBLISHED_RATE);
    }

    private static Coordinate predict(Coordinate c, double seconds, double size) {
        double frames = seconds * PUBLISHED_RATE;
        double position = POSITION * size;
        double velocity = VELOCITY * size * PUBLISHED_RATE;
        return c.predict(seconds, frames * position * position, frames * velocity * velocity);
    }

    private static Coordinate update(Coordinate c, double measured, double size) {
        double deviation = POSITION * size;
        return c.update(measured, deviation * deviation);
    }
}
