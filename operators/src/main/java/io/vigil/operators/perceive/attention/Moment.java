package io.vigil.operators.perceive.attention;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.Frame;
import io.vigil.ingest.ImageStatistics;

/**
 * What a frame says of itself without its pixels.
 *
 * @param moving share of the image that changed against the frame captured before it, in [0, 1];
 *     not a number where nobody has looked
 * @param motion the camera's, since the frame before it in the log
 */
public record Moment(
        long sequence,
        long capturedAtMicros,
        int width,
        int height,
        double moving,
        CameraMotion motion) {
    public static Moment of(Frame frame) {
        boolean known = !frame.statistics().equals(ImageStatistics.UNKNOWN);
        return new Moment(
                frame.sequence(),
                frame.capturedAtMicros(),
                frame.width(),
                frame.height(),
                known ? frame.statistics().moving() : Double.NaN,
                frame.cameraMotion());
    }
}
