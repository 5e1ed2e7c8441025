package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.memory.MemoryConfig;
import io.vigil.tracking.Affine;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.evaluation.Evaluation;
import io.vigil.tracking.evaluation.MotRow;
import io.vigil.tracking.evaluation.Options;
import io.vigil.tracking.simulation.CameraPath;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import io.vigil.tracking.simulation.TruthObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People in a street who pass in front of each other, seen by a camera that pans and shakes: its
 * motion is estimated from rendered pixels and given to the tracker, whose boxes tremble and miss
 * one in ten. Identity is compared with that before a fixed camera, over all seeds together.
 */
class MovingCameraTest {
    private static final Logger LOG = LoggerFactory.getLogger(MovingCameraTest.class);
    private static final int SEEDS = 6;
    private static final double SECONDS = 20;
    private static final double SHAKE = 10;
    private static final double PIXEL_NOISE = 1.5;
    private static final double MISS_RATE = 0.1;

    private static final Map<String, Scene> FIXED = new TreeMap<>();
    private static final Map<String, Scene> MOVING = new TreeMap<>();
    private static final Map<String, List<Affine>> ESTIMATED = new TreeMap<>();

    /** Those that follow the camera; the others are as their papers have them. */
    static List<String> trackers() {
        return List.of("vigil");
    }

    @BeforeAll
    static void film() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            String name = "street-" + seed;
            Scene street = Scenes.street(seed, SECONDS);
            FIXED.put(name, Film.of(street, CameraPath.fixedAt(1200, 220)));
            Scene moving =
                    Film.of(street, CameraPath.handHeld(700, 1700, 220, SECONDS, SHAKE, seed));
            MOVING.put(name, moving);
            MemoryConfig config = new MemoryConfig(true, true);
            ESTIMATED.put(name, Film.motion(moving, config, Film.Spoiling.NONE));
        }
    }

    @ParameterizedTest
    @MethodSource("trackers")
    void identityIsKeptAsBeforeAFixedCameraButNotWithoutCompensation(String tracker) {
        double fixed = idf1(tracker, FIXED, name -> i -> Affine.IDENTITY);
        double known = idf1(tracker, MOVING, name -> MOVING.get(name)::cameraMotion);
        double estimated = idf1(tracker, MOVING, name -> ESTIMATED.get(name)::get);
        double ignored = idf1(tracker, MOVING, name -> i -> Affine.IDENTITY);
        LOG.info(
                "{}: IDF1 fixed {}, moving with its motion known {}, estimated {}, ignored {}",
                tracker,
                fixed,
                known,
                estimated,
                ignored);
        assertThat(estimated).as("estimated").isGreaterThan(fixed - 2).isGreaterThan(known - 1);
        assertThat(ignored).as("ignored").isLessThan(fixed - 10);
    }

    /** The camera's motion into each frame of one of the scenes. */
    private interface Motions {
        IntFunction<Affine> of(String scene);
    }

    private static double idf1(String tracker, Map<String, Scene> scenes, Motions motions) {
        Map<String, List<MotRow>> truth = new TreeMap<>();
        Map<String, List<MotRow>> results = new TreeMap<>();
        scenes.forEach(
                (name, scene) -> {
                    truth.put(name, truth(scene));
                    results.put(
                            name, tracked(Trackers.named(tracker), scene, motions.of(name), name));
                });
        return Evaluation.evaluate(truth, results, Options.PLAIN).combined().idf1();
    }

    private static List<MotRow> truth(Scene scene) {
        List<MotRow> rows = new ArrayList<>();
        for (int i = 0; i < scene.frames(); i++) {
            for (TruthObject object : scene.truth(i).objects()) {
                // What is all but hidden, nobody can be asked to see.
                int counts = object.visibility() > 0.3 ? 1 : 0;
                rows.add(
                        new MotRow(
                                i + 1, object.id(), object.box(), counts, 1, object.visibility()));
            }
        }
        return rows;
    }

    private static List<MotRow> tracked(
            Tracker tracker, Scene scene, IntFunction<Affine> motion, String name) {
        List<MotRow> rows = new ArrayList<>();
        TrackerState state = TrackerState.empty();
        for (FrameDetections seen : scene.observed(name, PIXEL_NOISE, MISS_RATE, 1)) {
            int i = (int) seen.sequence();
            TrackerStep step =
                    tracker.step(
                            state,
                            new FrameDetections(
                                    seen.camera(),
                                    seen.epoch(),
                                    seen.sequence(),
                                    seen.capturedAtMicros(),
                                    seen.width(),
                                    seen.height(),
                                    motion.apply(i),
                                    seen.detections()));
            state = step.state();
            for (Track track : step.visible()) {
                rows.add(new MotRow(i + 1, track.id(), track.box(), track.score(), -1, -1));
            }
        }
        return rows;
    }
}
