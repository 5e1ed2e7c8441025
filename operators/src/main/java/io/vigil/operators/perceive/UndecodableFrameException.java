package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;

/** The image of a frame is broken beyond what its header tells. */
public final class UndecodableFrameException extends RuntimeException {
    private final transient Frame frame;

    UndecodableFrameException(Frame frame, String why) {
        super(
                "Camera %s: frame %d/%d cannot be decoded: %s"
                        .formatted(frame.camera(), frame.epoch(), frame.sequence(), why));
        this.frame = frame;
    }

    Frame frame() {
        return frame;
    }
}
