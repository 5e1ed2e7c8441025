package io.vigil.operators.health;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.CameraHealth;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.memory.MemoryConfig;
import io.vigil.ingest.memory.Observation;
import io.vigil.ingest.memory.SceneMemory;
import io.vigil.operators.HealthSaid;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Raised;
import io.vigil.operators.TrackOutput;
import io.vigil.tracking.Affine;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** A camera whose pictures go through ingest's memory and from there to the watch. */
final class Camera {
    final List<Alert> alerts = new ArrayList<>();
    final List<CameraHealth> reports = new ArrayList<>();
    final List<TrackOutput> outputs = new ArrayList<>();
    private final HealthConfig config;
    private final CameraWatch watch;
    private final SceneMemory memory = new SceneMemory(new MemoryConfig(false, false));
    private HealthState state = HealthState.EMPTY;
    private long sequence;

    Camera(HealthConfig config) {
        this(config, "model");
    }

    Camera(HealthConfig config, String model) {
        this.config = config;
        watch = new CameraWatch(config, model);
    }

    void sees(byte[] bgr, int width, int height, long atMicros) {
        try (Mat image = new Mat(height, width, opencv_core.CV_8UC3)) {
            image.data().put(bgr, 0, 3 * width * height);
            sees(image, atMicros);
        }
    }

    void sees(Mat image, long atMicros) {
        Observation seen = memory.observe(image, atMicros);
        says(seen.statistics(), image.cols(), image.rows(), List.of(), atMicros);
    }

    void says(
            ImageStatistics statistics,
            int width,
            int height,
            List<Detection> detections,
            long atMicros) {
        FrameDetections frame =
                new FrameDetections(
                        "gate-3",
                        0,
                        sequence,
                        atMicros,
                        width,
                        height,
                        Affine.IDENTITY,
                        detections);
        sequence++;
        CameraWatch.Step step =
                watch.step(state, new PerceivedFrame(frame, statistics, sequence, Map.of()));
        state = step.state();
        for (TrackOutput output : step.outputs()) {
            outputs.add(output);
            if (output instanceof Raised raised) {
                alerts.add(raised.alert());
            } else if (output instanceof HealthSaid said) {
                reports.add(said.health());
            }
        }
    }

    /**
     * The same camera from here on, with detections of another model; what was said is kept apart.
     */
    Camera judgedBy(String model) {
        Camera next = new Camera(config, model);
        next.state = state;
        next.sequence = sequence;
        return next;
    }

    HealthState state() {
        return state;
    }

    void restore(HealthState other) {
        state = other;
    }

    /** Of each alert its kind, its phase and the second at which it was said. */
    List<String> said() {
        return alerts.stream()
                .map(
                        alert ->
                                "%s %s"
                                        .formatted(
                                                alert.kind(),
                                                alert.phase()
                                                        .name()
                                                        .toLowerCase(java.util.Locale.ROOT)))
                .toList();
    }

    /** Seconds of capture time at which the first alert of this kind came to this phase. */
    double secondOf(Trouble trouble, Alert.Phase phase) {
        return alerts.stream()
                .filter(alert -> alert.kind().equals(trouble.kind()) && alert.phase() == phase)
                .mapToDouble(alert -> alert.capturedAtMicros() / 1e6)
                .findFirst()
                .orElse(Double.NaN);
    }
}
