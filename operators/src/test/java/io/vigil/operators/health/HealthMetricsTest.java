package io.vigil.operators.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.CameraHealth;
import io.vigil.operators.HealthSaid;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class HealthMetricsTest {
    private final Map<String, Gauge<?>> gauges = new TreeMap<>();

    /** Keeps gauges by their whole names. */
    private final class Group extends UnregisteredMetricsGroup {
        private final String name;

        Group(String name) {
            this.name = name;
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new Group(name + key + "." + value + ".");
        }

        @Override
        public MetricGroup addGroup(String next) {
            return new Group(name + next + ".");
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String next, G gauge) {
            assertThat(gauges.put(name + next, gauge)).as(name + next).isNull();
            return gauge;
        }
    }

    @Test
    void eachCameraHasAGaugeForEachFigureAndEachTrouble() {
        HealthMetrics metrics = new HealthMetrics(new Group(""));
        metrics.note(health("gate-3", 10, OptionalDouble.empty()));
        metrics.note(health("gate-4", 70, OptionalDouble.of(0.5)));
        metrics.note(health("gate-3", 20, OptionalDouble.empty()));

        assertThat(value("camera.gate-3.health.brightness")).isEqualTo(20);
        assertThat(value("camera.gate-4.health.brightness")).isEqualTo(70);
        assertThat(value("camera.gate-3.health.sharpnessShare")).isNaN();
        assertThat(value("camera.gate-4.health.sharpnessShare")).isEqualTo(0.5);
        assertThat(value("camera.gate-4.health.unchangedSeconds")).isEqualTo(1);
        for (Trouble trouble : Trouble.values()) {
            assertThat(value("camera.gate-3.health." + trouble.kind()))
                    .isEqualTo(trouble == Trouble.MOVED ? 1 : 0);
        }
    }

    private double value(String name) {
        return (Double) gauges.get(name).getValue();
    }

    private static HealthSaid health(String camera, double brightness, OptionalDouble known) {
        return new HealthSaid(
                new CameraHealth(
                        camera,
                        0,
                        1,
                        2,
                        3,
                        4,
                        brightness,
                        40,
                        300,
                        known,
                        known,
                        0,
                        0,
                        1_000_000,
                        known,
                        known,
                        new TreeSet<>(Set.of("camera-moved"))));
    }
}
