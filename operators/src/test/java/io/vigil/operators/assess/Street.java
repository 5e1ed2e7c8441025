package io.vigil.operators.assess;

import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Glance;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.Calibration;
import io.vigil.anomaly.bundle.Provenance;
import io.vigil.anomaly.calibration.NormalBlock;
import io.vigil.anomaly.calibration.Smoothing;
import io.vigil.anomaly.judging.Promise;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.anomaly.scoring.FrameScoring;
import io.vigil.anomaly.scoring.Term;
import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.RuleSet;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.PerceivedFrame;
import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.Schedule;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * People who walk along a street, as a camera's own models see them, and a bundle that knows it.
 */
final class Street {
    static final String CAMERA = "street";
    static final String DIGEST = "ab".repeat(32);

    /** 2025-11-25 12:00 UTC, a Tuesday. */
    static final long START = 1_764_072_000_000_000L;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private final SplittableRandom random;

    Street(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * A person as the models seldom see one.
     *
     * @param speed in body heights a second
     */
    static Glance odd(double x, double speed) {
        return person(x, speed, 3, 3);
    }

    private static Glance person(double x, double speed, double motion, double prediction) {
        double pixels = 100 * speed;
        return new Glance(
                Box.ofSize(x - 20, 200, 40, 100),
                "person",
                motion,
                prediction,
                pixels,
                0,
                1.2 * Math.abs(pixels));
    }

    private Glance walker() {
        double speed = 0.8 + 0.15 * random.nextGaussian();
        return person(
                30 + 580 * random.nextDouble(),
                random.nextBoolean() ? speed : -speed,
                0.5 * random.nextExponential(),
                0.5 * random.nextExponential());
    }

    /** Mostly nobody, else one or two. */
    List<Glance> normal() {
        List<Glance> seen = new ArrayList<>();
        for (int left = Math.max(0, random.nextInt(5) - 2); left > 0; left--) {
            seen.add(walker());
        }
        return seen;
    }

    /**
     * @param blocks of normal time that it was calibrated on; fewer than four give no threshold
     */
    Bundle bundle(int blocks) {
        List<Glance> learnt = new ArrayList<>();
        while (learnt.size() < 400) {
            learnt.addAll(normal());
        }
        Kinematics kinematics = Kinematics.of(WIDTH, HEIGHT, learnt, 1);
        Map<Term, float[]> terms = new TreeMap<>();
        List<Glance> others = new ArrayList<>();
        while (others.size() < 2000) {
            others.addAll(normal());
        }
        for (Term term : List.of(Term.MOTION, Term.PREDICTION, Term.SPEED)) {
            float[] values = new float[others.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (double) Term.of(others.get(i), kinematics).get(term);
            }
            terms.put(term, values);
        }
        FrameScoring scoring =
                new FrameScoring(
                        new Calibration(terms, new float[0], List.of()).normality(kinematics));
        float[] frames = new float[3000];
        int length = frames.length / blocks;
        List<NormalBlock> normal = new ArrayList<>();
        Smoothing past = Smoothing.NONE;
        float[] maxima = new float[length / 50];
        for (int i = 0; i < frames.length; i++) {
            FrameScoring.Step step = scoring.step(past, 1_000_000L * i, normal());
            past = step.after();
            frames[i] = (float) step.score().score();
            int cluster = i % length / 50;
            maxima[cluster] = Math.max(maxima[cluster], frames[i]);
            if ((i + 1) % length == 0) {
                normal.add(
                        new NormalBlock(1_000_000L * i, length, Double.POSITIVE_INFINITY, maxima));
                maxima = new float[maxima.length];
            }
        }
        return new Bundle(
                new Provenance(
                        CAMERA,
                        List.of("street.mp4"),
                        "yolox",
                        WIDTH,
                        HEIGHT,
                        3000,
                        3000,
                        500,
                        5,
                        0.4,
                        1),
                new CropPlan(32),
                new byte[] {1},
                kinematics,
                new Calibration(terms, frames, normal));
    }

    static PerceivedFrame frame(long sequence, long micros, List<Glance> glances) {
        return new PerceivedFrame(
                new FrameDetections(
                        CAMERA, 0, sequence, micros, WIDTH, HEIGHT, Affine.IDENTITY, List.of()),
                true,
                ImageStatistics.UNKNOWN,
                sequence + 1,
                new TreeMap<>(),
                List.of(),
                true,
                glances);
    }

    static CameraEvent change(long version, String bundle) {
        return change(version, bundle, bundle.isEmpty() ? "" : DIGEST);
    }

    static CameraEvent change(long version, String bundle, String digest) {
        return new CameraEvent(
                new ModelChange(CAMERA, 0, -1, 0, version, bundle, digest, "ada", ""));
    }

    static CameraEvent said(String action, String target) {
        return new CameraEvent(
                new Acknowledgement(CAMERA, 0, 0, 0, action, target, "ada", "the dustcart", 0));
    }

    /**
     * @param asked false alarms a day
     * @param zones of the rule; {@code left} is the left half of the image
     */
    static CameraEvent rules(long version, double asked, Duration shadowTime, String... zones) {
        SceneRules rules =
                new SceneRules(
                        version,
                        0,
                        new SpatialConfig(
                                Anchor.BOTTOM_CENTER,
                                List.of(),
                                List.of(
                                        new Zone(
                                                "left",
                                                List.of(
                                                        new Point(0, 0),
                                                        new Point(0.5, 0),
                                                        new Point(0.5, 1),
                                                        new Point(0, 1)))),
                                List.of(),
                                0.01,
                                Duration.ofMillis(200)),
                        CountingConfig.DEFAULTS,
                        List.of(rule(new Promise(asked, shadowTime), zones)));
        return new CameraEvent(
                new RuleSet(CAMERA, 0, -1, 0, version, new SceneRulesJson().write(rules)));
    }

    private static RuleConfig rule(Promise promise, String... zones) {
        return new RuleConfig(
                "odd",
                RuleKind.ANOMALY,
                Severity.WARNING,
                new TreeSet<>(List.of(zones)),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeMap<>(),
                Schedule.ALWAYS,
                Duration.ZERO,
                Duration.ZERO,
                0,
                0,
                Optional.empty(),
                OptionalDouble.empty(),
                Duration.ZERO,
                List.of(),
                List.of(),
                CatchUp.MARK_STALE,
                false,
                false,
                Location.UNKNOWN,
                Optional.of(promise));
    }
}
