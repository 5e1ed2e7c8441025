package io.vigil.tracking.simulation;

/** Takes filled shapes in image pixels; colours are 0xRRGGBB. */
interface Painter {
    /**
     * Fills a convex polygon.
     *
     * @param points x and y in turn, in order around the shape
     * @param opacity in [0, 1]
     */
    void polygon(double[] points, int colour, double opacity);

    /** Fills an ellipse whose axes are those of the image. */
    void ellipse(double x, double y, double radiusX, double radiusY, int colour, double opacity);

    /** A thick line with round ends. */
    default void limb(double x1, double y1, double x2, double y2, double radius, int colour) {
        double length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
        if (length > 0) {
            double nx = (y2 - y1) / length * radius;
            double ny = (x1 - x2) / length * radius;
            polygon(
                    new double[] {
                        x1 + nx, y1 + ny, x2 + nx, y2 + ny, x2 - nx, y2 - ny, x1 - nx, y1 - ny
                    },
                    colour,
                    1);
        }
        ellipse(x1, y1, radius, radius, colour, 1);
        ellipse(x2, y2, radius, radius, colour, 1);
    }

    /** A rectangle along the image's axes. */
    default void rectangle(double left, double top, double right, double bottom, int colour) {
        polygon(new double[] {left, top, right, top, right, bottom, left, bottom}, colour, 1);
    }
}
