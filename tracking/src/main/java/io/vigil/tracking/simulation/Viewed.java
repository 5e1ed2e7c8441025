package io.vigil.tracking.simulation;

import io.vigil.tracking.Affine;

/** Paints the scene's shapes where a camera sees them. */
final class Viewed implements Painter {
    private final Painter image;
    private final Affine view;
    private final double zoom;

    /**
     * @param view from the scene to the image; a shift, turn and zoom
     */
    Viewed(Painter image, Affine view) {
        this.image = image;
        this.view = view;
        this.zoom = Math.sqrt(view.a11() * view.a22() - view.a12() * view.a21());
    }

    @Override
    public void polygon(double[] points, int colour, double opacity) {
        double[] seen = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            seen[i] = view.x(points[i], points[i + 1]);
            seen[i + 1] = view.y(points[i], points[i + 1]);
        }
        image.polygon(seen, colour, opacity);
    }

    /** The axes stay upright: a hand turns the camera by a degree at most. */
    @Override
    public void ellipse(
            double x, double y, double radiusX, double radiusY, int colour, double opacity) {
        image.ellipse(view.x(x, y), view.y(x, y), zoom * radiusX, zoom * radiusY, colour, opacity);
    }
}
