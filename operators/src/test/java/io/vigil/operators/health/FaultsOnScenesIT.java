package io.vigil.operators.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.tracking.simulation.Renderer;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Faults that begin and end at known times, on rendered scenes with people in them. */
class FaultsOnScenesIT {
    private static final Logger LOG = LoggerFactory.getLogger(FaultsOnScenesIT.class);
    private static final double RATE = 1;
    private static final int FROM = 90;
    private static final int TO = 180;
    private static final int END = 210;

    private interface Showing {
        byte[] show(double second, byte[] bgr);
    }

    @ParameterizedTest
    @CsvSource({
        "door, dark, camera-dark, 12",
        "road, dark, camera-dark, 12",
        "door, white, camera-overexposed, 32",
        "door, bag, camera-covered, 22",
        "road, bag, camera-covered, 22",
        "care-room, bag, camera-covered, 22",
        "door, hand, camera-covered, 22",
        "road, hand, camera-covered, 22",
        "door, defocused, camera-blurred, 32",
        "road, defocused, camera-blurred, 32",
        "care-room, defocused, camera-blurred, 32",
        "door, shifted, camera-moved, 32",
        "road, shifted, camera-moved, 32",
        "care-room, shifted, camera-moved, 32",
        "door, nudged, camera-moved, 32",
        "road, nudged, camera-moved, 32",
        "care-room, nudged, camera-moved, 32",
        "door, tilted, camera-moved, 32",
        "road, tilted, camera-moved, 32",
        "care-room, tilted, camera-moved, 32"
    })
    void aFaultIsSaidSoonAndWhenItIsOver(String scene, String fault, String kind, double within) {
        Camera camera = filmed(scene, fault);
        LOG.info("{} {}: {}, last {}", scene, fault, camera.alerts, camera.state().look());
        assertThat(camera.said()).containsExactly(kind + " opened", kind + " resolved");
        Alert opened = camera.alerts.get(0);
        Alert resolved = camera.alerts.get(1);
        assertThat(opened.capturedAtMicros() / 1e6).isBetween((double) FROM, FROM + within);
        assertThat(opened.startedAtMicros() / 1e6).isBetween(FROM - 2.0, FROM + 5.0);
        assertThat(resolved.capturedAtMicros() / 1e6).isBetween((double) TO, TO + 12.0);
        assertThat(resolved.alertId()).isEqualTo(opened.alertId());
        assertThat(resolved.revision()).isEqualTo(opened.revision() + 1);
    }

    @ParameterizedTest
    @CsvSource({"door, 5", "road, 12.5", "care-room, 5"})
    void aFrozenCameraIsSaidAfterTenSeconds(String scene, double rate) {
        Camera camera = new Camera(HealthConfig.DEFAULTS);
        byte[][] kept = new byte[1][];
        play(
                scene,
                rate,
                (second, bgr) -> {
                    if (second < FROM || second >= TO) {
                        kept[0] = bgr.clone();
                    }
                    return kept[0];
                },
                camera);
        assertThat(camera.said()).containsExactly("camera-frozen opened", "camera-frozen resolved");
        assertThat(camera.secondOf(Trouble.FROZEN, Alert.Phase.OPENED))
                .isBetween(FROM + 9.0, FROM + 12.0);
        assertThat(camera.secondOf(Trouble.FROZEN, Alert.Phase.RESOLVED))
                .isBetween((double) TO, TO + 8.0);
        assertThat(camera.alerts.get(0).startedAtMicros() / 1e6).isBetween(FROM - 1.0, FROM + 0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "door, nothing", "road, nothing", "care-room, nothing",
        "door, dimmed", "road, dimmed", "care-room, dimmed",
        "door, brightened", "road, brightened", "care-room, brightened",
        "door, gamma", "road, gamma", "care-room, gamma",
        "door, lights-out", "road, lights-out", "care-room, lights-out"
    })
    void otherLightIsNoFault(String scene, String light) {
        Camera camera = filmed(scene, light);
        assertThat(camera.said()).isEmpty();
    }

    @Test
    void aSceneWithoutNoiseMayStandStillForMinutes() {
        Camera camera = new Camera(HealthConfig.DEFAULTS);
        Scene scene = Scenes.named("door", 5, 10);
        byte[] bgr = new byte[3 * scene.width() * scene.height()];
        new Renderer(scene, 1).render(0, bgr);
        for (int second = 0; second < 299; second++) {
            camera.sees(bgr, scene.width(), scene.height(), second * 1_000_000L);
        }
        assertThat(camera.alerts).isEmpty();
        for (int second = 299; second < 310; second++) {
            camera.sees(bgr, scene.width(), scene.height(), second * 1_000_000L);
        }
        assertThat(camera.said()).containsExactly("camera-frozen opened");
    }

    @Test
    void whatStaysIsTheNewNormalInTheEnd() {
        Camera camera = new Camera(Settings.relearningAfterSeconds(60));
        Scene scene = Scenes.named("road", 5, 4);
        Spoiled spoiled = new Spoiled(scene.width(), scene.height());
        play(
                "road",
                RATE,
                (second, bgr) -> second < FROM ? bgr : spoiled.by("shifted", bgr),
                camera);
        assertThat(camera.said()).containsExactly("camera-moved opened", "camera-moved resolved");
        assertThat(camera.alerts.get(1).explanation().text()).contains("1 min", "normal");
    }

    private static Camera filmed(String name, String fault) {
        Camera camera = new Camera(HealthConfig.DEFAULTS);
        Scene scene = Scenes.named(name, 5, 4);
        Spoiled spoiled = new Spoiled(scene.width(), scene.height());
        play(
                name,
                RATE,
                (second, bgr) -> second < FROM || second >= TO ? bgr : spoiled.by(fault, bgr),
                camera);
        return camera;
    }

    private static void play(String name, double rate, Showing showing, Camera camera) {
        Scene scene = Scenes.named(name, 5, END);
        Renderer renderer = new Renderer(scene, 1);
        byte[] bgr = new byte[3 * scene.width() * scene.height()];
        int step = (int) Math.round(scene.framesPerSecond() / rate);
        for (int i = 0; i < scene.frames(); i += step) {
            renderer.render(i, bgr);
            double second = i / scene.framesPerSecond();
            camera.sees(
                    showing.show(second, bgr),
                    scene.width(),
                    scene.height(),
                    Math.round(second * 1e6));
        }
    }
}
