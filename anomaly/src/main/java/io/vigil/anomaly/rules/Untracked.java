package io.vigil.anomaly.rules;

import io.vigil.anomaly.Foreground;
import io.vigil.anomaly.judging.Alarm;
import io.vigil.tracking.Detection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a frame besides its tracks.
 *
 * @param detections all that the detector says of a frame that was looked at, whether tracked or
 *     not; empty otherwise
 * @param foreground likewise what differs from the scene's usual look
 * @param judged whether the camera's own models know what the record shows, and say of it
 * @param alarm the last one of those models, open or over
 */
public record Untracked(
        List<Detection> detections,
        List<Foreground> foreground,
        boolean judged,
        Optional<Alarm> alarm) {
    public static final Untracked NOTHING =
            new Untracked(List.of(), List.of(), false, Optional.empty());

    public Untracked {
        detections = List.copyOf(detections);
        foreground = List.copyOf(foreground);
        Objects.requireNonNull(alarm, "alarm");
    }
}
