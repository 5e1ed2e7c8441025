package io.vigil.deploy.proof;

import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.anomaly.rules.Stage;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.operators.assess.group.CameraGroups;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Rules under which any scene makes events, counts and alerts: two lines across the image, and a
 * zone in its middle that nothing may enter. In a group the cameras are one site, and whatever
 * enters the middle of one and soon that of the next is told too.
 */
final class ProofRules {
    private final SortedMap<String, SceneRules> scenes = new TreeMap<>();

    ProofRules(List<String> cameras, boolean group) {
        for (int i = 0; i < cameras.size(); i++) {
            Optional<String> next =
                    group ? Optional.of(cameras.get((i + 1) % cameras.size())) : Optional.empty();
            scenes.put(cameras.get(i), rules(next));
        }
    }

    /** Each camera for itself, or all of them together. */
    CameraGroups groups() {
        return CameraGroups.of(scenes, scenes.keySet());
    }

    /** Puts them into each camera's log. */
    void send(String bootstrap, String topic) {
        CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
        SceneRulesJson json = new SceneRulesJson();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            scenes.forEach(
                    (camera, scene) -> {
                        RuleSet rules = new RuleSet(camera, 0, -1, 0, 1, json.write(scene));
                        producer.send(new ProducerRecord<>(topic, camera, codec.encode(rules)));
                    });
        }
    }

    private static SceneRules rules(Optional<String> next) {
        List<RuleConfig> rules = new ArrayList<>();
        rules.add(rule("no-entry", RuleKind.RESTRICTED_ZONE, List.of()));
        next.ifPresent(
                camera ->
                        rules.add(
                                rule(
                                        "from-one-to-the-next",
                                        RuleKind.SEQUENCE,
                                        List.of(
                                                enters("", Duration.ZERO),
                                                enters(camera, Duration.ofSeconds(10))))));
        return new SceneRules(
                1,
                0,
                new SpatialConfig(
                        Anchor.BOTTOM_CENTER,
                        List.of(
                                new Line("upright", new Point(0.5, 1), new Point(0.5, 0)),
                                new Line("level", new Point(0, 0.6), new Point(1, 0.6))),
                        List.of(
                                new Zone(
                                        "middle",
                                        List.of(
                                                new Point(0.25, 0.25),
                                                new Point(0.75, 0.25),
                                                new Point(0.75, 0.95),
                                                new Point(0.25, 0.95)))),
                        List.of(),
                        0.01,
                        Duration.ofMillis(200)),
                counting(next.isPresent() ? "works" : ""),
                rules);
    }

    private static CountingConfig counting(String site) {
        CountingConfig usual = CountingConfig.DEFAULTS;
        return new CountingConfig(
                usual.timeZone(),
                usual.windows(),
                usual.openingHours(),
                usual.resetAt(),
                site,
                usual.entrances(),
                usual.staff(),
                usual.groupWithinMicros());
    }

    private static Stage enters(String camera, Duration within) {
        return new Stage(Stage.Happening.ENTERS, camera, "middle", false, within, false);
    }

    private static RuleConfig rule(String id, RuleKind kind, List<Stage> stages) {
        return new RuleConfig(
                id,
                kind,
                Severity.CRITICAL,
                kind == RuleKind.SEQUENCE ? new TreeSet<>() : new TreeSet<>(List.of("middle")),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeMap<>(),
                Schedule.ALWAYS,
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                0,
                0,
                Optional.empty(),
                OptionalDouble.empty(),
                Duration.ZERO,
                List.of(),
                stages,
                CatchUp.ALL,
                false,
                false,
                Location.UNKNOWN,
                Optional.empty());
    }
}
