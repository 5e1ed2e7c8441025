package io.vigil.operators;

import io.vigil.tracking.FrameDetections;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A frame that was looked at.
 *
 * @param detections quantised: boxes to 1/64 pixel, scores to 1e-4
 * @param captured frames captured so far by the camera over all epochs, this one included
 * @param shed frames shed so far by the camera over all epochs, by reason
 */
public record PerceivedFrame(
        FrameDetections detections, long captured, SortedMap<String, Long> shed)
        implements Perceived {
    public PerceivedFrame {
        Objects.requireNonNull(detections, "detections");
        shed = Collections.unmodifiableSortedMap(new TreeMap<>(shed));
    }

    public PerceivedFrame(FrameDetections detections, long captured, Map<String, Long> shed) {
        this(detections, captured, new TreeMap<>(shed));
    }

    @Override
    public String camera() {
        return detections.camera();
    }
}
