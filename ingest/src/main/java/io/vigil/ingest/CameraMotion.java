package io.vigil.ingest;

/**
 * The affine that takes a point of the frame before to this frame: x' = a11 x + a12 y + tx, y' =
 * a21 x + a22 y + ty.
 */
public record CameraMotion(double a11, double a12, double tx, double a21, double a22, double ty) {
    public static final CameraMotion NONE = new CameraMotion(1, 0, 0, 0, 1, 0);
}
