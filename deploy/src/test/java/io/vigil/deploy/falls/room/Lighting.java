package io.vigil.deploy.falls.room;

/** How much light arrives: of daylight from the window, the lamp, and the camera's infra-red. */
final class Lighting {
    /** Blue first: lamps are warm. */
    static final double[] LAMP_TINT = {0.82, 0.95, 1.08};

    private Lighting() {}

    static double day(Room room, Spot spot, double[] normal) {
        return 0.5 + 0.9 * falling(room.window(), spot, normal, 2.5);
    }

    static double lamp(Room room, Spot spot, double[] normal) {
        return 0.25 + 1.0 * falling(room.lamp(), spot, normal, 2.2);
    }

    static double infrared(View view, Spot spot, double[] normal) {
        return 0.4 + 4.6 * falling(view.eye(), spot, normal, 2.0);
    }

    /** Lambert's law and the square of the distance, tamed near the source by the walls' light. */
    private static double falling(Spot from, Spot spot, double[] normal, double reach) {
        double away = Math.max(0.3, from.distance(spot));
        double facing =
                (normal[0] * (from.x() - spot.x())
                                + normal[1] * (from.y() - spot.y())
                                + normal[2] * (from.z() - spot.z()))
                        / away;
        return (0.35 + 0.65 * Math.max(0, facing)) / (1 + away * away / (reach * reach));
    }

    static double grey(int rgb) {
        return 0.114 * (rgb & 0xff) + 0.587 * ((rgb >> 8) & 0xff) + 0.299 * ((rgb >> 16) & 0xff);
    }

    /** Of the lens and of the lights beside it, which do not reach the corners. */
    static double vignette(int pixel) {
        double x = (pixel % View.WIDTH - View.WIDTH / 2.0) / (View.WIDTH / 2.0);
        int row = pixel / View.WIDTH;
        double y = (row - View.HEIGHT / 2.0) / (View.WIDTH / 2.0);
        return 1 - 0.45 * (x * x + y * y);
    }
}
