package io.vigil.operators.health;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.CameraHealth;
import io.vigil.operators.HealthSaid;
import io.vigil.operators.Raised;
import io.vigil.operators.TrackOutput;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The last report of each camera as Flink gauges under {@code camera.<id>.health}, one for each
 * figure and one for each {@link Trouble} (1 while its alert is open), and a counter of alerts
 * opened. What is not known is NaN. They start anew with the task; a camera's appear with its first
 * report.
 *
 * <p>Used by the task's thread, read by reporters.
 */
public final class HealthMetrics {
    private final MetricGroup task;
    private final Map<String, OfCamera> cameras = new HashMap<>();

    public HealthMetrics(MetricGroup task) {
        this.task = task;
    }

    public void note(TrackOutput output) {
        if (output instanceof HealthSaid said) {
            of(said.camera()).last = said.health();
        } else if (output instanceof Raised raised
                && raised.alert().phase() == Alert.Phase.OPENED) {
            of(raised.camera()).opened.inc();
        }
    }

    private OfCamera of(String camera) {
        return cameras.computeIfAbsent(
                camera, id -> new OfCamera(task.addGroup("camera", id).addGroup("health")));
    }

    private static final class OfCamera {
        private final Counter opened;
        private volatile CameraHealth last;

        OfCamera(MetricGroup group) {
            opened = group.counter("alertsOpened");
            figure(group, "brightness", CameraHealth::brightness);
            figure(group, "contrast", CameraHealth::contrast);
            figure(group, "sharpness", CameraHealth::sharpness);
            figure(group, "sharpnessShare", health -> health.sharpnessShare().orElse(Double.NaN));
            figure(group, "viewAgreement", health -> health.viewAgreement().orElse(Double.NaN));
            figure(group, "unchangedSeconds", health -> health.unchangedMicros() / 1e6);
            figure(group, "scoreDrift", health -> health.scoreDrift().orElse(Double.NaN));
            figure(group, "classDrift", health -> health.classDrift().orElse(Double.NaN));
            figure(group, "frames", CameraHealth::frames);
            figure(group, "framesLooked", CameraHealth::looked);
            for (Trouble trouble : Trouble.values()) {
                figure(
                        group,
                        trouble.kind(),
                        health -> health.open().contains(trouble.kind()) ? 1 : 0);
            }
        }

        private void figure(MetricGroup group, String name, ToDoubleFunction<CameraHealth> figure) {
            Gauge<Double> gauge =
                    () -> {
                        CameraHealth health = last;
                        return health == null ? Double.NaN : figure.applyAsDouble(health);
                    };
            group.gauge(name, gauge);
        }
    }
}
