package io.vigil.operators;

import io.vigil.anomaly.Foreground;
import io.vigil.anomaly.Glance;
import io.vigil.ingest.ImageStatistics;
import io.vigil.tracking.FrameDetections;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A frame that has passed perception.
 *
 * @param detections quantised: boxes to 1/64 pixel, scores to 1e-4
 * @param looked whether detections are known of it; false where it was left out on purpose, so that
 *     an absent object says nothing, and there are none
 * @param statistics of its image
 * @param captured frames captured so far by the camera over all epochs, this one included
 * @param shed frames shed so far by the camera over all epochs, by reason
 * @param foreground what differs from the scene's usual look, boxes in pixels
 * @param glanced whether the camera's own models were asked; false where it has none, where the
 *     frame is none of those they are asked about, and where it was left out or repeats another
 * @param glances what they say of detections and foreground, quantised
 */
public record PerceivedFrame(
        FrameDetections detections,
        boolean looked,
        ImageStatistics statistics,
        long captured,
        SortedMap<String, Long> shed,
        List<Foreground> foreground,
        boolean glanced,
        List<Glance> glances)
        implements Perceived {
    public PerceivedFrame {
        Objects.requireNonNull(detections, "detections");
        Objects.requireNonNull(statistics, "statistics");
        if (!looked && !detections.detections().isEmpty()) {
            throw new IllegalArgumentException(
                    "Camera %s: frame %d/%d was not looked at, but has %d detections"
                            .formatted(
                                    detections.camera(),
                                    detections.epoch(),
                                    detections.sequence(),
                                    detections.detections().size()));
        }
        if (!glanced && !glances.isEmpty()) {
            throw new IllegalArgumentException(
                    "Camera %s: no model was asked about frame %d/%d, but has said %d glances"
                            .formatted(
                                    detections.camera(),
                                    detections.epoch(),
                                    detections.sequence(),
                                    glances.size()));
        }
        shed = Collections.unmodifiableSortedMap(new TreeMap<>(shed));
        foreground = List.copyOf(foreground);
        glances = List.copyOf(glances);
    }

    /** One of which no more is known than the detector says. */
    public PerceivedFrame(
            FrameDetections detections,
            boolean looked,
            ImageStatistics statistics,
            long captured,
            SortedMap<String, Long> shed) {
        this(detections, looked, statistics, captured, shed, List.of(), false, List.of());
    }

    /** One that was looked at, by the detector alone. */
    public PerceivedFrame(
            FrameDetections detections,
            ImageStatistics statistics,
            long captured,
            Map<String, Long> shed) {
        this(detections, true, statistics, captured, new TreeMap<>(shed));
    }

    @Override
    public String camera() {
        return detections.camera();
    }
}
