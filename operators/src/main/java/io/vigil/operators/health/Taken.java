package io.vigil.operators.health;

import io.vigil.operators.PerceivedFrame;
import io.vigil.tracking.FrameDetections;

/**
 * The frames of a camera that were taken into account.
 *
 * @param epoch of the last frame; -1 before the first
 * @param sequence of the last frame in that epoch
 * @param clockMicros its capture time; {@link Long#MIN_VALUE} before the first
 * @param frames how many
 * @param looked how many of them the detector was asked about
 * @param width of the last frame in pixels; 0 before the first
 * @param height of the last frame in pixels
 * @param turns whether the camera moves by itself, so that its view says nothing
 */
public record Taken(
        long epoch,
        long sequence,
        long clockMicros,
        long frames,
        long looked,
        int width,
        int height,
        boolean turns) {
    public static final Taken NONE = new Taken(-1, -1, Long.MIN_VALUE, 0, 0, 0, 0, false);

    boolean isBefore(FrameDetections frame) {
        boolean later =
                frame.epoch() > epoch || (frame.epoch() == epoch && frame.sequence() > sequence);
        return later && frame.capturedAtMicros() > clockMicros;
    }

    boolean hasSizeOf(FrameDetections frame) {
        return frame.width() == width && frame.height() == height;
    }

    Taken with(PerceivedFrame frame) {
        FrameDetections named = frame.detections();
        return new Taken(
                named.epoch(),
                named.sequence(),
                named.capturedAtMicros(),
                frames + 1,
                looked + (frame.looked() ? 1 : 0),
                named.width(),
                named.height(),
                turns || !named.cameraMotion().isIdentity());
    }
}
