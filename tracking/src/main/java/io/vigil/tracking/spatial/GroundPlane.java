package io.vigil.tracking.spatial;

import java.util.List;
import java.util.Optional;

/**
 * The flat ground before a camera, known by points of it. What is fitted is the image of the
 * ground, by distances in pixels, since the error of the points lies in where somebody clicked;
 * with four points it fits exactly, and its error tells nothing.
 */
public final class GroundPlane {
    private static final int LEAST = 4;

    /** Of the greatest triangle with its longest side, by its area; less is in a row. */
    private static final double LEAST_SPREAD = 0.01;

    private final List<GroundPoint> points;
    private final int width;
    private final int height;
    private final Homography toImage;
    private final Homography toGround;
    private final double front;

    /**
     * @param width of the frame in pixels
     * @param height of the frame in pixels
     * @throws IllegalArgumentException if there are fewer than four points, or no four of which no
     *     three are in a row, or no camera could see them so
     */
    public GroundPlane(List<GroundPoint> points, int width, int height) {
        this.points = List.copyOf(points);
        this.width = width;
        this.height = height;
        double[][] image = new double[points.size()][];
        double[][] ground = new double[points.size()][];
        double[][] shares = new double[points.size()][];
        for (int i = 0; i < image.length; i++) {
            GroundPoint point = points.get(i);
            shares[i] = new double[] {point.image().x(), point.image().y()};
            image[i] = new double[] {point.image().x() * width, point.image().y() * height};
            ground[i] = new double[] {point.eastMetres(), point.northMetres()};
        }
        check(shares, ground);
        toImage = Homography.fitted(ground, image);
        toGround = toImage.inverse();
        front = Math.signum(toGround.w(image[0][0], image[0][1]));
        for (int i = 0; i < image.length; i++) {
            double side =
                    toImage.w(ground[0][0], ground[0][1]) * toImage.w(ground[i][0], ground[i][1]);
            if (!(side > 0) || !(front * toGround.w(image[i][0], image[i][1]) > 0)) {
                throw new IllegalArgumentException(
                        "Ground points need to be where a camera sees them, but point %d, %s, would lie behind it; are two of them mixed up?"
                                .formatted(i + 1, points.get(i)));
            }
        }
    }

    private static void check(double[][] image, double[][] ground) {
        if (image.length < LEAST) {
            throw new IllegalArgumentException(
                    "Ground needs at least %d points, but has %d; add points whose place is known, spread over the ground"
                            .formatted(LEAST, image.length));
        }
        check("in the image", image);
        check("in metres", ground);
    }

    private static void check(String where, double[][] points) {
        double best = 0;
        int count = points.length;
        for (int a = 0; a < count; a++) {
            for (int b = a + 1; b < count; b++) {
                for (int c = b + 1; c < count; c++) {
                    for (int d = c + 1; d < count; d++) {
                        best = Math.max(best, spread(points[a], points[b], points[c], points[d]));
                    }
                }
            }
        }
        if (best < LEAST_SPREAD) {
            throw new IllegalArgumentException(
                    "Ground needs four points of which no three are in a row, but %s there are none (spread %.4f, at least %s); move or add points"
                            .formatted(where, best, LEAST_SPREAD));
        }
    }

    /** The least of the four triangles. */
    private static double spread(double[] a, double[] b, double[] c, double[] d) {
        return Math.min(
                Math.min(spread(a, b, c), spread(a, b, d)),
                Math.min(spread(a, c, d), spread(b, c, d)));
    }

    /** Twice the area over the square of the longest side; 0 where all are in one place. */
    private static double spread(double[] a, double[] b, double[] c) {
        double twice = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
        double longest = Math.max(squared(a, b), Math.max(squared(b, c), squared(a, c)));
        return longest > 0 ? twice / longest : 0;
    }

    private static double squared(double[] a, double[] b) {
        return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
    }

    /** How far the points are shown from where the plane would have them: root mean square. */
    public double reprojectionErrorPixels() {
        double sum = 0;
        for (GroundPoint point : points) {
            double w = toImage.w(point.eastMetres(), point.northMetres());
            double dx =
                    toImage.x(point.eastMetres(), point.northMetres(), w)
                            - point.image().x() * width;
            double dy =
                    toImage.y(point.eastMetres(), point.northMetres(), w)
                            - point.image().y() * height;
            sum += dx * dx + dy * dy;
        }
        return Math.sqrt(sum / points.size());
    }

    /** The same over the ground. */
    public double reprojectionErrorMetres() {
        double sum = 0;
        for (GroundPoint point : points) {
            double x = point.image().x() * width;
            double y = point.image().y() * height;
            double w = toGround.w(x, y);
            double east = toGround.x(x, y, w) - point.eastMetres();
            double north = toGround.y(x, y, w) - point.northMetres();
            sum += east * east + north * north;
        }
        return Math.sqrt(sum / points.size());
    }

    /**
     * Where the ground is that the image shows at a place.
     *
     * @param x in pixels
     * @param y in pixels
     * @param noise one standard deviation of the place in either direction, in pixels
     * @return empty on and above the horizon
     */
    public Optional<GroundPlace> at(double x, double y, double noise) {
        double w = toGround.w(x, y);
        if (!(w * front > 0)) {
            return Optional.empty();
        }
        double east = toGround.x(x, y, w);
        double north = toGround.y(x, y, w);
        double[] s = toGround.slopes(east, north, w);
        double variance = noise * noise;
        return Optional.of(
                new GroundPlace(
                        east,
                        north,
                        variance * (s[0] * s[0] + s[1] * s[1]),
                        variance * (s[0] * s[2] + s[1] * s[3]),
                        variance * (s[2] * s[2] + s[3] * s[3])));
    }
}
