package io.vigil.tracking.spatial;

import io.vigil.tracking.Box;

/**
 * A camera 3.2 m above a shop's floor that looks at the door, 35 degrees down, with 1280 x 720
 * pixels. On the floor x is to the right and y is the distance from below the camera, in metres;
 * the door is at y = 5.
 */
final class DoorCamera {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final double DOOR = 2.6;
    static final double HALF_WIDTH = 1.3;

    private static final double ABOVE = 4;
    private static final double FOCAL = 600;
    private static final double SIN = Math.sin(Math.toRadians(60));
    private static final double COS = Math.cos(Math.toRadians(60));

    private DoorCamera() {}

    private static double depth(double y, double z) {
        return y * COS + (ABOVE - z) * SIN;
    }

    static double column(double x, double y) {
        return WIDTH / 2.0 + FOCAL * x / depth(y, 0);
    }

    /** Of a point that lies z above the floor. */
    static double row(double y, double z) {
        return HEIGHT / 2.0 + FOCAL * ((ABOVE - z) * COS - y * SIN) / depth(y, z);
    }

    /** A person who stands there, as far as the image goes. */
    static Box person(double x, double y, double tall) {
        double bottom = row(y, 0);
        double top = row(y, tall);
        double half = 0.5 * FOCAL * 0.55 / depth(y, tall / 2);
        double middle = column(x, y);
        return new Box(
                Math.min(WIDTH - 1, Math.max(0, middle - half)),
                Math.min(HEIGHT - 1, Math.max(0, top)),
                Math.min(WIDTH, Math.max(1, middle + half)),
                Math.min(HEIGHT, Math.max(1, bottom)));
    }

    static boolean shows(Box box) {
        return box.right() > 30
                && box.left() < WIDTH - 30
                && box.bottom() > 40
                && box.top() < HEIGHT - 40;
    }

    /** Whoever comes towards the camera comes in. */
    static Line door() {
        double row = row(DOOR, 0) / HEIGHT;
        return new Line(
                "door",
                new Point(column(HALF_WIDTH, DOOR) / WIDTH, row),
                new Point(column(-HALF_WIDTH, DOOR) / WIDTH, row));
    }
}
