package io.vigil.anomaly.kinematics;

import io.vigil.anomaly.Glance;
import io.vigil.tracking.Box;

/**
 * How one object moves and how large it is, in body heights of its place.
 *
 * @param speed of its fastest parts, in body heights a second
 * @param right speed to the right, likewise
 * @param down speed downwards, likewise
 * @param size square root of its area, in body heights
 * @param height in body heights
 * @param aspect width over height
 * @param x middle, as a share of the image's width
 * @param y feet, as a share of the image's height
 */
public record Manner(
        double speed,
        double right,
        double down,
        double size,
        double height,
        double aspect,
        double x,
        double y) {
    /** Body heights a second that are still the noise of one who stands. */
    private static final double STANDING = 0.3;

    static final int NUMBERS = 8;

    /**
     * @param width of the image in pixels
     * @param height of the image in pixels
     */
    static Manner of(Glance glance, BodyHeights heights, int width, int height) {
        Box box = glance.box();
        double body = heights.at(box.bottom());
        double across = box.right() - box.left();
        double along = box.bottom() - box.top();
        return new Manner(
                glance.flowFast() / body,
                glance.flowX() / body,
                glance.flowY() / body,
                Math.sqrt(across * along) / body,
                along / body,
                across / along,
                (box.left() + box.right()) / 2 / width,
                box.bottom() / height);
    }

    /** Numbers whose differences compare: ratios where ratios matter. */
    double[] numbers() {
        return new double[] {
            StrictMath.log(STANDING + Math.sqrt(right * right + down * down)),
            StrictMath.log(STANDING + speed),
            right,
            down,
            StrictMath.log(height),
            StrictMath.log(aspect),
            x,
            y
        };
    }

    /** The speed that gives this number. */
    static double speed(double number) {
        return Math.max(0, StrictMath.exp(number) - STANDING);
    }
}
