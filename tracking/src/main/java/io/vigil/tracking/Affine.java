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
}
