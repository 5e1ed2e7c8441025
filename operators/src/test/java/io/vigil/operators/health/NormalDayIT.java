package io.vigil.operators.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.CameraHealth;
import io.vigil.tracking.simulation.Renderer;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An hour of a normal day from noon through dusk to night, then lamps, told in hours of seconds:
 * people come and go, clouds pass, daylight fades to an eighth, a lamp goes on, and off again.
 */
class NormalDayIT {
    private static final Logger LOG = LoggerFactory.getLogger(NormalDayIT.class);
    private static final int SECONDS = 3600;
    private static final int STEP_SECONDS = 2;

    @ParameterizedTest
    @ValueSource(strings = {"door", "road"})
    void nobodyIsTold(String name) {
        Camera camera = new Camera(HealthConfig.DEFAULTS);
        Scene scene = Scenes.named(name, 11, SECONDS);
        Renderer renderer = new Renderer(scene, 1);
        Spoiled light = new Spoiled(scene.width(), scene.height());
        byte[] bgr = new byte[3 * scene.width() * scene.height()];
        for (int second = 0; second < SECONDS; second += STEP_SECONDS) {
            renderer.render((int) Math.round(second * scene.framesPerSecond()), bgr);
            byte[] lit = light.light(bgr, gain(second), 1, 2);
            camera.sees(lit, scene.width(), scene.height(), second * 1_000_000L);
        }
        LOG.info(
                "{}: sharpness at least {} of normal, view agrees at least {}; last {}",
                name,
                least(camera, false),
                least(camera, true),
                camera.reports.get(camera.reports.size() - 1));
        assertThat(camera.alerts).isEmpty();
        assertThat(camera.reports).hasSizeBetween(SECONDS / 12, SECONDS / 9);
    }

    private static double gain(int second) {
        if (second < 900) {
            // Clouds.
            return 1 - 0.25 * Math.max(0, Math.sin(second / 40.0));
        } else if (second < 2400) {
            return Math.pow(2, -3.0 * (second - 900) / 1500);
        } else if (second < 3000) {
            return 0.125;
        } else if (second < 3300) {
            return 0.6;
        }
        return 0.125;
    }

    private static double least(Camera camera, boolean view) {
        return camera.reports.stream()
                .map(view ? CameraHealth::viewAgreement : CameraHealth::sharpnessShare)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .min()
                .orElse(Double.NaN);
    }
}
