package io.vigil.tracking;

/** A frame that is not later than what the tracker has already seen. */
public final class StaleFrameException extends RuntimeException {
    public StaleFrameException(FrameDetections frame, long trackerMicros) {
        super(
                "Camera %s: frame captured at %d us is not after the tracker's %d us; sort by capture time or drop late frames"
                        .formatted(frame.camera(), frame.capturedAtMicros(), trackerMicros));
    }
}
