package io.vigil.ingest;

/**
 * The affine that takes a point of the frame before to this frame: x' = a11 x + a12 y + tx, y' =
 * a21 x + a22 y + ty.
 */
public record CameraMotion(double a11, double a12, double tx, double a21, double a22, double ty) {
    public static final CameraMotion NONE = new CameraMotion(1, 0, 0, 0, 1, 0);

    public double x(double x, double y) {
        return a11 * x + a12 * y + tx;
    }

    public double y(double x, double y) {
        return a21 * x + a22 * y + ty;
    }

    /** The motion that {@code first} and then this one make together. */
    public CameraMotion after(CameraMotion first) {
        return new CameraMotion(
                a11 * first.a11 + a12 * first.a21,
                a11 * first.a12 + a12 * first.a22,
                x(first.tx, first.ty),
                a21 * first.a11 + a22 * first.a21,
                a21 * first.a12 + a22 * first.a22,
                y(first.tx, first.ty));
    }

    /** The way back; a motion that flattens the image has none and gives not-a-number. */
    public CameraMotion inverse() {
        double determinant = a11 * a22 - a12 * a21;
        double b11 = a22 / determinant;
        double b12 = -a12 / determinant;
        double b21 = -a21 / determinant;
        double b22 = a11 / determinant;
        return new CameraMotion(b11, b12, -(b11 * tx + b12 * ty), b21, b22, -(b21 * tx + b22 * ty));
    }

    /** The greatest distance by which a corner of an image of this size moves, in pixels. */
    public double greatestShift(int width, int height) {
        double greatest = 0;
        for (int corner = 0; corner < 4; corner++) {
            double x = corner % 2 * (double) width;
            double y = (corner >> 1) * (double) height;
            greatest = Math.max(greatest, Math.hypot(x(x, y) - x, y(x, y) - y));
        }
        return greatest;
    }
}
