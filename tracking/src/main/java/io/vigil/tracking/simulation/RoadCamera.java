package io.vigil.tracking.simulation;

import io.vigil.tracking.Box;
import java.util.Optional;

/**
 * A pinhole camera on a gantry over the middle of a {@link Road}: it looks north and down, and the
 * ground beneath it is the origin. Metres go east and north; the image is 1280 x 720.
 */
public final class RoadCamera {
    public static final int WIDTH = 1280;
    public static final int HEIGHT = 720;

    private static final double ABOVE_METRES = 9;
    private static final double FOCAL_PIXELS = 1000;
    private static final double DOWN_RADIANS = StrictMath.toRadians(25);
    private static final double SIN = StrictMath.sin(DOWN_RADIANS);
    private static final double COS = StrictMath.cos(DOWN_RADIANS);
    private static final double NEAREST = 0.5;
    private static final double LEAST_PIXELS = 12;

    private RoadCamera() {}

    /** The column of a point so far above the ground, in pixels. */
    public static double x(double east, double north, double up) {
        return WIDTH / 2.0 + FOCAL_PIXELS * east / depth(north, up);
    }

    /** The row of a point so far above the ground, in pixels. */
    public static double y(double north, double up) {
        double below = (ABOVE_METRES - up) * COS - north * SIN;
        return HEIGHT / 2.0 + FOCAL_PIXELS * below / depth(north, up);
    }

    private static double depth(double north, double up) {
        return north * COS + (ABOVE_METRES - up) * SIN;
    }

    /**
     * What the image shows of a vehicle whose southern end is there; empty where it is too little.
     */
    static Optional<Box> box(Vehicle vehicle, double north) {
        double far = north + vehicle.length();
        if (depth(north, vehicle.height()) < NEAREST) {
            return Optional.empty();
        }
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 8; corner++) {
            double east = vehicle.east() + ((corner & 1) == 0 ? -0.5 : 0.5) * vehicle.width();
            double along = (corner & 2) == 0 ? north : far;
            double up = (corner & 4) == 0 ? 0 : vehicle.height();
            double x = x(east, along, up);
            double y = y(along, up);
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        left = Math.max(0, left);
        top = Math.max(0, top);
        right = Math.min(WIDTH, right);
        bottom = Math.min(HEIGHT, bottom);
        return right - left < LEAST_PIXELS || bottom - top < LEAST_PIXELS
                ? Optional.empty()
                : Optional.of(new Box(left, top, right, bottom));
    }
}
