package io.vigil.tracking;

import java.util.List;
import java.util.Objects;

/**
 * What perception saw in one frame. After it nothing holds pixels.
 *
 * @param camera the camera's id
 * @param epoch how often the source has restarted; files: 0
 * @param sequence the frame's ordinal within its epoch, from 0; gaps are frames that were shed
 * @param capturedAtMicros capture time in microseconds since 1970, strictly increasing per camera
 * @param width of the frame in pixels
 * @param height of the frame in pixels
 * @param cameraMotion from the frame before to this one, in pixels; {@link Affine#IDENTITY} for a
 *     fixed camera
 * @param detections in no particular order; may be empty
 */
public record FrameDetections(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        int width,
        int height,
        Affine cameraMotion,
        List<Detection> detections) {
    public FrameDetections {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(cameraMotion, "cameraMotion");
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException(
                    "Camera %s: frame %d/%d needs a positive size, but was %dx%d"
                            .formatted(camera, epoch, sequence, width, height));
        }
        detections = List.copyOf(detections);
    }

    /** The same with another motion of the camera, such as one over several frames. */
    public FrameDetections withCameraMotion(Affine motion) {
        return new FrameDetections(
                camera, epoch, sequence, capturedAtMicros, width, height, motion, detections);
    }
}
