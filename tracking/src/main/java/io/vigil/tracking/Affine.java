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

    /**
     * A box whose centre moves with the map, its sides scaled by the diagonal, which needs to be
     * above 0.
     */
    public Box box(Box box) {
        double halfWidth = box.width() * a11 / 2;
        double halfHeight = box.height() * a22 / 2;
        double x = x(box.centerX(), box.centerY());
        double y = y(box.centerX(), box.centerY());
        return new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }
}
