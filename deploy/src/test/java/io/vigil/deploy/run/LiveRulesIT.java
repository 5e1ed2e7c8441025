package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.Footage;
import io.vigil.deploy.JobSettings;
import io.vigil.deploy.PublishedSchemas;
import io.vigil.deploy.RunningJob;
import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.control.ControlService;
import io.vigil.deploy.control.InvalidRules;
import io.vigil.deploy.control.Topic;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.ingest.publish.IngestService;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import io.vigil.sinks.wire.EventCodec;
import io.vigil.tracking.spatial.SpatialEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules that change while a job runs, and a job that hears of them from the log alone. */
@Timeout(300)
class LiveRulesIT {
    private static final int SECONDS = 45;
    private static final int KEPT = 5;
    private static final long STARTED = micros("2026-05-01T08:00:00Z");

    /** A walker crosses the image in four seconds, to and fro. */
    private static final double WALK_SECONDS = 4;

    @TempDir Path folder;

    @Test
    void aFreshJobNamesTheSameFirstFramesAndCountsTheSame() throws Exception {
        DeploymentConfig config = config();
        Topics topics = Wiring.topics(config);
        Topics replayed = new Topics("replay.", 2, (short) 1, Duration.ofHours(1));
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
                LocalFlink flink = LocalFlink.start(2, folder.resolve("flink"))) {
            String bootstrap = broker.bootstrap();
            Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrap);
            for (Topics each : List.of(topics, replayed)) {
                TopicCreation.createMissing(kafka, each);
                PublishedSchemas.publish(kafka, each);
            }
            try (ControlService control =
                    ControlService.start(Wiring.control(config, kafka), answer -> {})) {
                live(config, bootstrap, flink);
                assertThat(control.replaced()).isFalse();
            }
            run(flink, settings(config, bootstrap, "replay.", "replay"), "replay.", () -> {});

            List<SpatialEvent> events = events(bootstrap, "vigil.");
            assertThat(values(bootstrap, "replay.events"))
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(values(bootstrap, "vigil.events"));
            assertThat(values(bootstrap, "vigil.counts")).isNotEmpty();
            assertThat(values(bootstrap, "replay.counts"))
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(values(bootstrap, "vigil.counts"));

            List<SpatialEvent> applied =
                    events.stream()
                            .filter(e -> e.kind() == SpatialEvent.Kind.RULES_APPLIED)
                            .toList();
            assertThat(applied).extracting(SpatialEvent::rulesVersion).containsExactly(5L, 6L, 7L);
            assertThat(applied.get(0).sequence()).isZero();
            // The first frame at or after the time that it is for: frames are 200 ms apart.
            assertThat(applied.get(1).capturedAtMicros() - effectiveFrom).isBetween(0L, 199_999L);
            // The first frame after its place in the log, which is after the time it was for.
            assertThat(applied.get(2).capturedAtMicros() - lateFrom)
                    .isBetween(5_000_000L, 10_000_000L);
            // Every crossing is told of by the rules that were in force.
            assertThat(crossings(events, 5)).isNotEmpty().allMatch("left"::equals);
            assertThat(crossings(events, 6)).isNotEmpty().allMatch("middle"::equals);
            assertThat(crossings(events, 7)).isNotEmpty().allMatch("right"::equals);
            double live = seconds(bootstrap, "vigil.tracks");
            double replay = seconds(bootstrap, "replay.tracks");
            System.getLogger("LiveRulesIT")
                    .log(
                            System.Logger.Level.INFO,
                            "%.1f s live, %.2f s replayed: %.0f times faster"
                                    .formatted(live, replay, live / replay));
            assertThat(live / replay).isGreaterThan(20);
        }
    }

    private long effectiveFrom;
    private long lateFrom;

    private void live(DeploymentConfig config, String bootstrap, LocalFlink flink)
            throws Exception {
        run(
                flink,
                Wiring.job(config, bootstrap, folder.resolve("live")),
                "vigil.",
                () -> {
                    try (IngestService ingest =
                            IngestService.start(
                                    Wiring.ingest(config, bootstrap, CreditLimits.DEFAULT),
                                    CameraSources::open)) {
                        await(ingest, 5);
                        effectiveFrom = ingest.status().get(0).capturedAtMicros() + 10_000_000;
                        send(bootstrap, scene("middle"), effectiveFrom);
                        // From then on it is known how far the camera's own time has come.
                        await(ingest, 15);
                        for (int i = 0; i < InvalidRules.COUNT; i++) {
                            send(
                                    bootstrap,
                                    InvalidRules.key(i),
                                    InvalidRules.of(i, scene("right")));
                        }
                        await(ingest, 25);
                        lateFrom = ingest.status().get(0).capturedAtMicros() - 5_000_000;
                        send(bootstrap, scene("right"), lateFrom);
                        assertThat(ingest.await(Duration.ofSeconds(60))).isTrue();
                    }
                });
        List<String> answers =
                values(bootstrap, "vigil.rules-status").stream()
                        .map(value -> new String(value, StandardCharsets.UTF_8))
                        .toList();
        assertThat(answers).hasSize(1 + 2 + InvalidRules.COUNT);
        assertThat(answers.stream().filter(a -> a.contains("\"accepted\":true"))).hasSize(3);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static void run(LocalFlink flink, JobSettings settings, String prefix, Work work)
            throws Exception {
        Files.createDirectories(settings.checkpoints());
        RunningJob job = RunningJob.submit(flink.client(), settings);
        try (EndWatch ends =
                EndWatch.start(settings.bootstrap(), prefix + "tracks", Set.of("gate"))) {
            work.run();
            ends.awaitEnd(Duration.ofSeconds(60));
        }
        job.stop(settings.checkpoints());
    }

    private static void await(IngestService ingest, int seconds) throws InterruptedException {
        long until = STARTED + seconds * 1_000_000L;
        while (ingest.status().get(0).capturedAtMicros() < until) {
            Thread.sleep(20);
        }
    }

    private JobSettings settings(
            DeploymentConfig config, String bootstrap, String outputs, String name) {
        JobSettings live = Wiring.job(config, bootstrap, folder.resolve(name));
        return new JobSettings(
                bootstrap,
                live.topicPrefix(),
                outputs,
                name,
                live.detector(),
                live.secondary(),
                live.tracker(),
                live.health(),
                live.parallelism(),
                live.checkpointInterval(),
                live.checkpoints());
    }

    private DeploymentConfig config() throws Exception {
        int filmed = SECONDS * Footage.FRAMES_PER_SECOND;
        Footage.write(folder.resolve("gate.mp4"), filmed, 160, 120);
        // Every fifth frame is kept.
        int frames = filmed / KEPT;
        StringBuilder boxes = new StringBuilder();
        for (int i = 0; i < frames; i++) {
            double phase = KEPT * i / (WALK_SECONDS * Footage.FRAMES_PER_SECOND) % 2;
            double left = 5 + 135 * (phase < 1 ? phase : 2 - phase);
            boxes.append("%d,-1,%.2f,40,15,40,0.9%n".formatted(i + 1, left));
        }
        Files.writeString(folder.resolve("det.txt"), boxes);
        Path file =
                Files.writeString(
                        folder.resolve("c.yaml"),
                        """
                        name: live
                        cameras:
                          - id: gate
                            source: gate.mp4
                            frames-per-second: 5
                            real-time: true
                            started-at: 2026-05-01T08:00:00Z
                            scene: %s
                        detector: {model: 'recorded:det.txt'}
                        kafka: {partitions: 2}
                        flink: {parallelism: 1}
                        page: {enabled: false}
                        video: false
                        """
                                .formatted(
                                        scene("left").replace("{\"lines", "{version: 5, \"lines")));
        DeploymentConfig read =
                new ConfigReader(DeploymentConfig.inProcess(), true, Map.of()).read(file);
        return read;
    }

    /** One line that everybody crosses, under a name and at a place of its own. */
    private static String scene(String line) {
        double x = Map.of("left", 0.3, "middle", 0.5, "right", 0.7).get(line);
        return "{\"lines\": [{\"id\": \"%s\", \"from\": [%s, 1], \"to\": [%s, 0]}]}"
                .formatted(line, x, x);
    }

    private static void send(String bootstrap, String scene, long effectiveFrom) throws Exception {
        String at = Instant.EPOCH.plus(effectiveFrom, ChronoUnit.MICROS).toString();
        String message =
                "{\"camera\": \"gate\", \"effectiveFrom\": \"%s\", \"scene\": %s}"
                        .formatted(at, scene);
        send(bootstrap, "gate", message.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(String bootstrap, String key, byte[] message) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap, "max.request.size", 4 << 20),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("vigil.rules", key, message)).get();
        }
    }

    private static List<String> crossings(List<SpatialEvent> events, long version) {
        return events.stream()
                .filter(e -> e.kind() == SpatialEvent.Kind.LINE_CROSSED)
                .filter(e -> e.rulesVersion() == version)
                .map(SpatialEvent::place)
                .toList();
    }

    private static List<SpatialEvent> events(String bootstrap, String prefix) {
        EventCodec codec = new EventCodec();
        return values(bootstrap, prefix + "events").stream().map(codec::decode).toList();
    }

    private static List<byte[]> values(String bootstrap, String topic) {
        return Topic.read(bootstrap, topic).stream().map(ConsumerRecord::value).toList();
    }

    /** From the first record to the last, by the broker's clock. */
    private static double seconds(String bootstrap, String topic) {
        List<Long> times =
                Topic.read(bootstrap, topic).stream()
                        .map(ConsumerRecord::timestamp)
                        .sorted()
                        .toList();
        return (times.get(times.size() - 1) - times.get(0)) / 1000.0;
    }

    private static long micros(String at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(at));
    }
}
