package io.vigil.tracking;

/**
 * A plane affine map: x' = a11 x + a12 y + tx, y' = a21 x + a22 y + ty, in pixels. As camera motion
 * it takes a point of the frame before to where the same place of the scene lies in this frame.
 */
public record Affine(double a11, double a12, double tx, double a21, double a22, double ty) {
    /** The map that moves nothing: a fixed camera. */
    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    public Affine {
        if (!Double.isFinite(a11 + a12 + tx + a21 + a22 + ty)) {
            throw new IllegalArgumentException(
                    "Affine needs finite coefficients, but was [%s, %s, %s; %s, %s, %s]"
                            .formatted(a11, a12, tx, a21, a22, ty));
        }
    }

    public boolean isIdentity() {
        return equals(IDENTITY);
    }

    public double x(double x, double y) {
        return a11 * x + a12 * y + tx;
    }

    public double y(double x, double y) {
        return a21 * x + a22 * y + ty;
    }

    /** The length that a length of 1 becomes, on average over the directions. */
    public double zoom() {
        return Math.sqrt(a11 * a22 - a12 * a21);
    }

    /** The length that a length of 1 along x becomes; turning changes it not. */
    public double stretchX() {
        return Math.sqrt(a11 * a11 + a21 * a21);
    }

    /** The length that a length of 1 along y becomes; turning changes it not. */
    public double stretchY() {
        return Math.sqrt(a12 * a12 + a22 * a22);
    }

    /** A box whose centre moves with the map, its sides stretched but not turned. */
    public Box box(Box box) {
        double halfWidth = box.width() * stretchX() / 2;
        double halfHeight = box.height() * stretchY() / 2;
        double x = x(box.centerX(), box.centerY());
        double y = y(box.centerX(), box.centerY());
        return new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }

    /** First {@code first}, then this one. */
    public Affine after(Affine first) {
        return new Affine(
                a11 * first.a11 + a12 * first.a21,
                a11 * first.a12 + a12 * first.a22,
                x(first.tx, first.ty),
                a21 * first.a11 + a22 * first.a21,
                a21 * first.a12 + a22 * first.a22,
                y(first.tx, first.ty));
    }

    /** The way back; needs a {@link #zoom} above 0. */
    public Affine inverse() {
        double area = a11 * a22 - a12 * a21;
        double b11 = a22 / area;
        double b12 = -a12 / area;
        double b21 = -a21 / area;
        double b22 = a11 / area;
        return new Affine(b11, b12, -b11 * tx - b12 * ty, b21, b22, -b21 * tx - b22 * ty);
    }
}
