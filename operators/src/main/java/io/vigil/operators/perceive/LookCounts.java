package io.vigil.operators.perceive;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What was done about the frames of each camera since the operator started. */
final class LookCounts {
    private final MetricGroup metrics;
    private final Map<String, OfCamera> cameras = new HashMap<>();

    LookCounts(MetricGroup metrics) {
        this.metrics = metrics;
    }

    /**
     * Frames of one camera.
     *
     * @param looked given to the detector
     * @param repeated answered as an earlier one was
     * @param left left out
     */
    record OfCamera(Counter looked, Counter repeated, Counter left) {}

    OfCamera of(String camera) {
        return cameras.computeIfAbsent(
                camera,
                id -> {
                    MetricGroup group = metrics.addGroup("camera", id);
                    return new OfCamera(
                            group.counter("frames-looked"),
                            group.counter("frames-repeated"),
                            group.counter("frames-left-out"));
                });
    }
}
