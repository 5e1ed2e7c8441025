package io.vigil.operators.assess;

import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.Heartbeat;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.SourceDown;
import io.vigil.ingest.SourceEnded;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.DeadLetter;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Rejected;
import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.Schedule;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The log of a camera with people who walk through a line and a zone, and whatever else a log may
 * hold. The n-th frame is captured at {@code START + n * FRAME}.
 *
 * @param more what its rule sets ask besides
 */
record ScriptedCamera(String camera, UnaryOperator<SceneRules> more) {
    static final long START = 1_764_072_000_000_000L;
    static final long FRAME = 100_000;

    ScriptedCamera(String camera) {
        this(camera, rules -> rules);
    }

    /** A log of about this many records. */
    List<Perceived> log(long seed, int records) {
        Random random = new Random(seed);
        List<Perceived> log = new ArrayList<>();
        long sequence = -1;
        int version = 0;
        log.add(ruleSet(more.apply(rules(++version, 0, "stock"))));
        for (int i = 0; i < records; i++) {
            int dice = random.nextInt(100);
            if (dice < 80 || sequence < 0) {
                sequence += 1 + (random.nextInt(20) == 0 ? random.nextInt(4) : 0);
                log.add(frame(sequence, dice % 7 != 0));
            } else if (dice < 84) {
                log.add(frame(random.nextInt((int) sequence + 1), true)); // a duplicate
            } else if (dice < 88) {
                log.add(heartbeat(sequence));
            } else if (dice < 92) {
                long from = random.nextBoolean() ? 0 : at(sequence + random.nextInt(40));
                log.add(
                        ruleSet(
                                more.apply(
                                        rules(
                                                random.nextInt(3) == 0 ? version : ++version,
                                                from,
                                                random.nextBoolean() ? "stock" : "till"))));
            } else if (dice < 94) {
                log.add(event(new RuleSet(camera, 0, sequence, at(sequence), 99, "{no rules")));
            } else if (dice < 96) {
                log.add(said("INHIBIT", "no-entry", at(sequence + 30)));
            } else if (dice < 98) {
                log.add(
                        event(
                                new SourceDown(
                                        camera, 0, sequence, at(sequence), "connection lost")));
            } else {
                log.add(
                        new Rejected(
                                DeadLetter.ofFrame(camera, 0, sequence, "bad-jpeg", "scripted")));
            }
        }
        log.add(ended(sequence));
        return log;
    }

    static long at(long sequence) {
        return START + FRAME * sequence;
    }

    PerceivedFrame frame(long sequence, boolean looked) {
        List<Detection> people = new ArrayList<>();
        if (looked) {
            // To and fro, each in its time; the line stands at half of the width.
            for (int person = 0; person < 3; person++) {
                double way = (sequence * (6 + person) + 200L * person) % 1200;
                double x = way < 600 ? way : 1200 - way;
                people.add(
                        new Detection(
                                Box.ofSize(x, 60 + 90 * person, 30, 80),
                                0.9 - 0.1 * person,
                                "person"));
            }
        }
        return new PerceivedFrame(
                new FrameDetections(
                        camera, 0, sequence, at(sequence), 640, 360, Affine.IDENTITY, people),
                looked,
                ImageStatistics.UNKNOWN,
                sequence + 1,
                new TreeMap<>());
    }

    static CameraEvent event(io.vigil.ingest.CameraRecord record) {
        return new CameraEvent(record);
    }

    CameraEvent heartbeat(long sequence) {
        return event(new Heartbeat(camera, 0, sequence, at(sequence) + FRAME / 2));
    }

    CameraEvent said(String action, String target, long until) {
        return event(
                new Acknowledgement(camera, 0, 0, 0, action, target, "ada", "scripted", until));
    }

    CameraEvent ended(long sequence) {
        return event(
                new SourceEnded(
                        camera, 0, sequence, at(sequence), "end-of-file", sequence + 1, Map.of()));
    }

    CameraEvent ruleSet(SceneRules rules) {
        // Whoever writes rules knows nothing of the camera's frames.
        return event(
                new RuleSet(camera, 0, -1, 0, rules.version(), new SceneRulesJson().write(rules)));
    }

    /**
     * @param zone the name of the one zone
     */
    static SceneRules rules(long version, long effectiveFromMicros, String zone) {
        return new SceneRules(
                version,
                effectiveFromMicros,
                new SpatialConfig(
                        Anchor.BOTTOM_CENTER,
                        List.of(new Line("middle", new Point(0.5, 1), new Point(0.5, 0))),
                        List.of(
                                new Zone(
                                        zone,
                                        List.of(
                                                new Point(0.6, 0),
                                                new Point(0.9, 0),
                                                new Point(0.9, 1),
                                                new Point(0.6, 1)))),
                        List.of(),
                        0.01,
                        Duration.ofMillis(200)),
                CountingConfig.DEFAULTS,
                List.of(noEntry(zone)));
    }

    private static RuleConfig noEntry(String zone) {
        return new RuleConfig(
                "no-entry",
                RuleKind.RESTRICTED_ZONE,
                Severity.CRITICAL,
                new TreeSet<>(List.of(zone)),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(List.of("person")),
                new TreeMap<>(),
                Schedule.ALWAYS,
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                0,
                0,
                Optional.empty(),
                OptionalDouble.empty(),
                Duration.ofSeconds(5),
                List.of(),
                List.of(),
                CatchUp.MARK_STALE,
                false,
                false,
                Location.UNKNOWN,
                Optional.empty());
    }
}
