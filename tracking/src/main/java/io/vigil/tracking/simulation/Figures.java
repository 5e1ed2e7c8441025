package io.vigil.tracking.simulation;

/** Draws people and cars. A shadow is drawn apart from its object, because it is not part of it. */
final class Figures {
    private static final int SHADOW = 0x101010;

    private Figures() {}

    /**
     * @param scale of the actor's size at the place where it stands
     */
    static void draw(Actor actor, double seconds, double scale, Painter painter) {
        if (actor.label().equals("car")) {
            car(actor, seconds, scale, painter);
        } else {
            person(actor, seconds, scale, painter);
        }
    }

    /** A soft patch on the ground, to the right of what casts it. */
    static void shadow(Actor actor, double seconds, double scale, Painter painter) {
        Waypoint at = actor.at(seconds);
        double size = actor.size() * scale;
        boolean car = actor.label().equals("car");
        double halfWidth = car ? 0.52 * size : (0.2 + 0.25 * at.lean()) * size;
        double halfHeight = car ? 0.06 * size : 0.05 * size;
        double aside = car ? 0.04 * size : 0.1 * size;
        for (double layer = 1; layer > 0.5; layer -= 0.15) {
            painter.ellipse(
                    at.x() + aside, at.y(), halfWidth * layer, halfHeight * layer, SHADOW, 0.13);
        }
    }

    private static void person(Actor actor, double seconds, double scale, Painter painter) {
        Waypoint at = actor.at(seconds);
        double h = actor.size() * scale;
        double side = actor.facesRight(seconds) ? 1 : -1;
        // A step is some 0.8 of the body's height for a pair of legs.
        double swing =
                StrictMath.sin(actor.walked(seconds) / (0.4 * h) * Math.PI) * (1 - at.lean());
        Body body =
                new Body(at.x(), at.y() - 0.04 * h * at.lean(), h, side * at.lean() * Math.PI / 2);
        Look look = actor.look();
        body.limb(
                painter,
                0.09 * side,
                -0.8,
                -0.14 * swing * side + 0.03,
                -0.5,
                0.035,
                Look.darker(look.main()));
        body.limb(painter, 0, -0.47, -0.17 * swing, -0.05, 0.06, look.second());
        body.limb(painter, 0, -0.47, 0.17 * swing, -0.05, 0.06, look.second());
        body.disc(painter, -0.17 * swing + 0.03 * side, -0.025, 0.05, 0.025, 0x181818);
        body.disc(painter, 0.17 * swing + 0.03 * side, -0.025, 0.05, 0.025, 0x181818);
        body.shape(
                painter,
                look.main(),
                -0.14,
                -0.8,
                -0.09,
                -0.835,
                0.09,
                -0.835,
                0.14,
                -0.8,
                0.115,
                -0.44,
                -0.115,
                -0.44);
        body.limb(painter, -0.12, -0.79, 0.15 * swing * side - 0.13, -0.48, 0.036, look.main());
        body.disc(painter, 0.15 * swing * side - 0.13, -0.46, 0.032, 0.032, look.third());
        body.disc(painter, 0, -0.915, 0.068, 0.085, look.third());
        body.disc(painter, -0.015 * side, -0.945, 0.066, 0.055, look.hair());
    }

    private static void car(Actor actor, double seconds, double scale, Painter painter) {
        Waypoint at = actor.at(seconds);
        double length = actor.size() * scale;
        double side = actor.facesRight(seconds) ? 1 : -1;
        Body body = new Body(at.x(), at.y(), length, 0);
        Look look = actor.look();
        body.shape(
                painter,
                look.main(),
                -0.5,
                -0.09,
                -0.5,
                -0.2,
                -0.46,
                -0.24,
                0.46,
                -0.24,
                0.5,
                -0.2,
                0.5,
                -0.09);
        body.shape(painter, look.second(), -0.5, -0.05, -0.5, -0.1, 0.5, -0.1, 0.5, -0.05);
        double back = -0.34 * side;
        double front = 0.26 * side;
        body.shape(
                painter,
                look.main(),
                back,
                -0.23,
                back + 0.1 * side,
                -0.37,
                front - 0.12 * side,
                -0.37,
                front,
                -0.23);
        body.shape(
                painter,
                look.third(),
                back + 0.045 * side,
                -0.245,
                back + 0.115 * side,
                -0.35,
                -0.045 * side,
                -0.35,
                -0.045 * side,
                -0.245);
        body.shape(
                painter,
                look.third(),
                -0.015 * side,
                -0.245,
                -0.015 * side,
                -0.35,
                front - 0.125 * side,
                -0.35,
                front - 0.04 * side,
                -0.245);
        body.disc(painter, 0.475 * side, -0.19, 0.022, 0.022, 0xf4ecc0);
        body.disc(painter, -0.475 * side, -0.19, 0.018, 0.022, 0xc02020);
        for (double wheel : new double[] {-0.29, 0.29}) {
            body.disc(painter, wheel, -0.075, 0.075, 0.075, look.hair());
            body.disc(painter, wheel, -0.075, 0.035, 0.035, 0x9aa0a6);
        }
    }

    /** Coordinates of a figure: in units of its size, from its foot point, turned about it. */
    private record Body(double x, double y, double size, double turn) {
        void limb(
                Painter painter,
                double x1,
                double y1,
                double x2,
                double y2,
                double radius,
                int colour) {
            painter.limb(x(x1, y1), y(x1, y1), x(x2, y2), y(x2, y2), radius * size, colour);
        }

        void disc(
                Painter painter, double cx, double cy, double radiusX, double radiusY, int colour) {
            // Turned discs stay upright; at these sizes nobody sees it.
            painter.ellipse(x(cx, cy), y(cx, cy), radiusX * size, radiusY * size, colour, 1);
        }

        void shape(Painter painter, int colour, double... points) {
            double[] moved = new double[points.length];
            for (int i = 0; i < points.length; i += 2) {
                moved[i] = x(points[i], points[i + 1]);
                moved[i + 1] = y(points[i], points[i + 1]);
            }
            painter.polygon(moved, colour, 1);
        }

        private double x(double px, double py) {
            return x + size * (px * StrictMath.cos(turn) - py * StrictMath.sin(turn));
        }

        private double y(double px, double py) {
            return y + size * (px * StrictMath.sin(turn) + py * StrictMath.cos(turn));
        }
    }
}
