package io.vigil.tracking.motion;

import io.vigil.tracking.Affine;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.TrackerState;

/**
 * What lies between the tracker's last frame and this one.
 *
 * @param seconds elapsed
 * @param camera how it moved
 * @param still whether it did not, or in a way that no camera does: then {@code camera} is to be
 *     ignored
 */
public record Passage(double seconds, Affine camera, boolean still) {
    private static final double MICROS = 1e6;

    /** No camera zooms by more between two frames, in area; such an affine is a failed estimate. */
    private static final double MOST_ZOOM = 4;

    /** In pixels; nor does it jump by more than any image is wide. */
    private static final double MOST_SHIFT = 1e5;

    public static Passage between(TrackerState before, FrameDetections frame) {
        Affine camera = frame.cameraMotion();
        boolean still = camera.isIdentity() || !plausible(camera);
        double seconds = (frame.capturedAtMicros() - before.clockMicros()) / MICROS;
        return new Passage(seconds, camera, still);
    }

    /** Whether a camera could have moved so from one frame to the next. */
    public static boolean plausible(Affine camera) {
        double zoom = camera.a11() * camera.a22() - camera.a12() * camera.a21();
        return camera.a11() > 0
                && camera.a22() > 0
                && zoom > 1 / MOST_ZOOM
                && zoom < MOST_ZOOM
                && Math.max(camera.a11(), camera.a22()) < MOST_ZOOM
                && Math.max(Math.abs(camera.a12()), Math.abs(camera.a21())) < MOST_ZOOM
                && Math.max(Math.abs(camera.tx()), Math.abs(camera.ty())) < MOST_SHIFT;
    }
}
