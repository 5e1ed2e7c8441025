package io.vigil.operators;

import io.vigil.ingest.ImageStatistics;
import io.vigil.tracking.FrameDetections;
import java.util.Collections;
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
 */
public record PerceivedFrame(
        FrameDetections detections,
        boolean looked,
        ImageStatistics statistics,
        long captured,
        SortedMap<String, Long> shed)
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
        shed = Collections.unmodifiableSortedMap(new TreeMap<>(shed));
    }

    /** One that was looked at. */
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
