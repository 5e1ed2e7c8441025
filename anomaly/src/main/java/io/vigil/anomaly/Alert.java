package io.vigil.anomaly;

import java.util.Objects;

/**
 * One moment in the life of an alert. Whoever keeps for each {@code alertId} the greatest {@code
 * revision} knows how it stands.
 *
 * @param alertId the same for all moments of one alert and never used again: camera, kind and the
 *     frame that opened it, or camera, rule, subject, place and the capture time at which it opened
 * @param revision from 0 as it opens, rising by one
 * @param kind what it is about, such as {@code camera-dark}
 * @param epoch of the frame that this moment was decided at
 * @param sequence of that frame
 * @param capturedAtMicros of that frame
 * @param startedAtMicros capture time since when it holds, at or before {@code detectedAtMicros}
 * @param detectedAtMicros capture time of the frame at which it opened
 * @param context the rule, the subject and the place that it is about
 */
public record Alert(
        String alertId,
        long revision,
        Phase phase,
        String camera,
        String kind,
        Severity severity,
        long epoch,
        long sequence,
        long capturedAtMicros,
        long startedAtMicros,
        long detectedAtMicros,
        Explanation explanation,
        AlertContext context) {
    /** What became of the alert. */
    public enum Phase {
        OPENED,
        UPDATED,
        RESOLVED,
        ACKNOWLEDGED
    }

    public Alert {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(context, "context");
        if (alertId.isEmpty() || kind.isEmpty()) {
            throw new IllegalArgumentException(
                    "Camera %s: alert needs an id and a kind, but had '%s' and '%s'"
                            .formatted(camera, alertId, kind));
        }
        if ((phase == Phase.OPENED) != (revision == 0) || revision < 0) {
            throw new IllegalArgumentException(
                    "Alert %s needs revision 0 as it opens and more after, but was %s with %d"
                            .formatted(alertId, phase, revision));
        }
        if (startedAtMicros > detectedAtMicros || detectedAtMicros > capturedAtMicros) {
            throw new IllegalArgumentException(
                    "Alert %s needs started <= detected <= captured, but was %d, %d, %d us"
                            .formatted(
                                    alertId, startedAtMicros, detectedAtMicros, capturedAtMicros));
        }
    }

    /** One about the camera itself. */
    public Alert(
            String alertId,
            long revision,
            Phase phase,
            String camera,
            String kind,
            Severity severity,
            long epoch,
            long sequence,
            long capturedAtMicros,
            long startedAtMicros,
            long detectedAtMicros,
            Explanation explanation) {
        this(
                alertId,
                revision,
                phase,
                camera,
                kind,
                severity,
                epoch,
                sequence,
                capturedAtMicros,
                startedAtMicros,
                detectedAtMicros,
                explanation,
                AlertContext.NONE);
    }

    /** The id of an alert of this kind that opens at this frame. */
    public static String id(String camera, String kind, long epoch, long sequence) {
        return "%s/%s/%d/%d".formatted(camera, kind, epoch, sequence);
    }
}
