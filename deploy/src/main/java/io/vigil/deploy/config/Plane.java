package io.vigil.deploy.config;

import io.vigil.tracking.spatial.GroundPoint;
import java.util.List;

/** Whether points that are known in the image and in metres make a plane. */
final class Plane {
    /** Three points whose triangle is less than this share of their plane's extent are a line. */
    private static final double LEAST_TRIANGLE = 1e-4;

    private Plane() {}

    /** Whether four of the points make a plane: no three of them on a line, here or there. */
    static boolean isMadeBy(List<GroundPoint> points) {
        for (int i = 0; i < points.size(); i++) {
            for (int j = i + 1; j < points.size(); j++) {
                for (int k = j + 1; k < points.size(); k++) {
                    for (int l = k + 1; l < points.size(); l++) {
                        if (general(
                                List.of(
                                        points.get(i),
                                        points.get(j),
                                        points.get(k),
                                        points.get(l)))) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static boolean general(List<GroundPoint> four) {
        for (int without = 0; without < 4; without++) {
            GroundPoint a = four.get((without + 1) % 4);
            GroundPoint b = four.get((without + 2) % 4);
            GroundPoint c = four.get((without + 3) % 4);
            if (thin(
                            a.image().x(),
                            a.image().y(),
                            b.image().x(),
                            b.image().y(),
                            c.image().x(),
                            c.image().y())
                    || thin(
                            a.eastMetres(),
                            a.northMetres(),
                            b.eastMetres(),
                            b.northMetres(),
                            c.eastMetres(),
                            c.northMetres())) {
                return false;
            }
        }
        return true;
    }

    private static boolean thin(double ax, double ay, double bx, double by, double cx, double cy) {
        double twice = Math.abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
        double longest =
                Math.max(
                        Math.hypot(bx - ax, by - ay),
                        Math.max(Math.hypot(cx - ax, cy - ay), Math.hypot(cx - bx, cy - by)));
        return !(twice > LEAST_TRIANGLE * longest * longest);
    }
}
