package io.vigil.ingest;

import java.util.Objects;

/**
 * Ingest is alive, and how one of its cameras is doing. Said once a second of the wall clock.
 *
 * @param live whether capture times follow the wall clock, as a camera's do and a recording's do
 *     not
 * @param epoch of the last record in the camera's log, or -1
 * @param sequence of the last frame in that epoch, or -1
 * @param capturedAtMicros content time that the log has reached; 0 where it has no record
 * @param silentMicros since the source delivered its last image; -1 where it has delivered none
 *     since ingest started
 * @param error why it is not up, without credentials; empty where it is
 */
public record SourceBeat(
        String camera,
        State state,
        boolean live,
        long epoch,
        long sequence,
        long capturedAtMicros,
        long silentMicros,
        String error) {
    /** What the source is doing, or how it ended. */
    public enum State {
        CONNECTING,
        UP,
        DOWN,
        /** Read to its end. */
        ENDED,
        /** Stopped by request. */
        STOPPED,
        /** The source cannot be read, or not further. */
        UNREADABLE,
        /** Something of ingest's own is wrong. */
        FAILED
    }

    public SourceBeat {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(error, "error");
        if (camera.isEmpty()) {
            throw new IllegalArgumentException("Beat needs a camera, but it was empty");
        }
        if (silentMicros < -1) {
            throw new IllegalArgumentException(
                    "Camera %s: a beat's silence needs to be 0 or more, or -1 for none, but was %d us"
                            .formatted(camera, silentMicros));
        }
    }
}
