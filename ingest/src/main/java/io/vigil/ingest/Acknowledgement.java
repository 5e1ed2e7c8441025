package io.vigil.ingest;

/**
 * What somebody says about the camera's alerts, in force from this place in the log on.
 *
 * @param action {@code ACKNOWLEDGE} of an alert, {@code NORMAL} of one about an anomaly, {@code
 *     INHIBIT} of a rule until a time, or {@code CONFIRM_VIEW} as it is now
 * @param target the alert's or the rule's id; empty where it is about all of the camera
 * @param by who says so
 * @param note why
 * @param untilMicros capture time at which an inhibition ends; 0 otherwise
 */
public record Acknowledgement(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        String action,
        String target,
        String by,
        String note,
        long untilMicros)
        implements CameraRecord {}
