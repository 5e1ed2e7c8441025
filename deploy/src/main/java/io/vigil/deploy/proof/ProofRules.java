package io.vigil.deploy.proof;

import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.Schedule;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Rules under which any scene makes events, counts and alerts: two lines across the image, and a
 * zone in its middle that nothing may enter.
 */
final class ProofRules {
    private ProofRules() {}

    /** Puts them into each camera's log. */
    static void send(String bootstrap, String topic, List<String> cameras) {
        CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
        String text = new SceneRulesJson().write(rules());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (String camera : cameras) {
                RuleSet rules = new RuleSet(camera, 0, -1, 0, 1, text);
                producer.send(new ProducerRecord<>(topic, camera, codec.encode(rules)));
            }
        }
    }

    private static SceneRules rules() {
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
                CountingConfig.DEFAULTS,
                List.of(noEntry()));
    }

    private static RuleConfig noEntry() {
        return new RuleConfig(
                "no-entry",
                RuleKind.RESTRICTED_ZONE,
                Severity.CRITICAL,
                new TreeSet<>(List.of("middle")),
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
                List.of(),
                CatchUp.ALL,
                false,
                false,
                Location.UNKNOWN);
    }
}
