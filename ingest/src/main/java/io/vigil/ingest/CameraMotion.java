package io.vigil.ingest;

/**
 * The affine that takes a point of the frame before to this frame: x' = a11 x + a12 y + tx, y' =
 * a21 x + a22 y + ty.
 */
public record CameraMotion(double a11, double a12, double tx, double a21, double a22, double ty) {
    public static final CameraMotion NONE = new CameraMotion(1, 0, 0, 0, 1, 0);

    /** This motion made after {@code earlier}: both in one, as over a frame that was dropped. */
    public CameraMotion after(CameraMotion earlier) {
        return new CameraMotion(
                a11 * earlier.a11 + a12 * earlier.a21,
                a11 * earlier.a12 + a12 * earlier.a22,
                a11 * earlier.tx + a12 * earlier.ty + tx,
                a21 * earlier.a11 + a22 * earlier.a21,
                a21 * earlier.a12 + a22 * earlier.a22,
                a21 * earlier.tx + a22 * earlier.ty + ty);
    }
}
