package io.vigil.deploy.falls.room;

/** A pinhole camera that looks down into the room and does not roll. */
final class View {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;

    /** Nothing nearer is drawn, in metres. */
    static final double NEAREST = 0.3;

    private final Spot eye;
    private final double focal;
    private final double turnCos;
    private final double turnSin;
    private final double downCos;
    private final double downSin;

    /**
     * @param focal length in pixels
     */
    View(Spot eye, Spot target, double focal) {
        this.eye = eye;
        this.focal = focal;
        double dx = target.x() - eye.x();
        double dy = target.y() - eye.y();
        double across = Math.sqrt(dx * dx + dy * dy);
        double away = eye.distance(target);
        this.turnCos = dy / across;
        this.turnSin = dx / across;
        this.downCos = across / away;
        this.downSin = (eye.z() - target.z()) / away;
    }

    Spot eye() {
        return eye;
    }

    /** Pixels of a metre at a depth. */
    double scale(double depth) {
        return focal / Math.max(NEAREST, depth);
    }

    /** In pixels, and the depth along the optical axis in metres. */
    double[] see(Spot spot) {
        double dx = spot.x() - eye.x();
        double dy = spot.y() - eye.y();
        double up = spot.z() - eye.z();
        double right = dx * turnCos - dy * turnSin;
        double ahead = dx * turnSin + dy * turnCos;
        double depth = ahead * downCos - up * downSin;
        double lower = -(ahead * downSin + up * downCos);
        double scale = scale(depth);
        return new double[] {WIDTH / 2.0 + right * scale, HEIGHT / 2.0 + lower * scale, depth};
    }

    /** What a pixel looks at, a metre of depth away. */
    Spot ahead(double x, double y) {
        double right = (x - WIDTH / 2.0) / focal;
        double lower = (y - HEIGHT / 2.0) / focal;
        double ahead = downCos - lower * downSin;
        double up = -downSin - lower * downCos;
        return eye.plus(right * turnCos + ahead * turnSin, -right * turnSin + ahead * turnCos, up);
    }
}
