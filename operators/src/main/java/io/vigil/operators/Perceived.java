package io.vigil.operators;

/** What perception says of one record of a camera's log; keyed by camera from here on. */
public sealed interface Perceived permits PerceivedFrame, Rejected, CameraEvent {
    /** The key of the record in the log: the camera id, or empty where there was none. */
    String camera();
}
