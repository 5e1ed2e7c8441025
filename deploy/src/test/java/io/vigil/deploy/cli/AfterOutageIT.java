package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Alert.Phase;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.deploy.JobSettings;
import io.vigil.deploy.PublishedSchemas;
import io.vigil.deploy.RunningJob;
import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.control.Topic;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.deploy.run.Wiring;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.CameraPosition;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.SourceBeat;
import io.vigil.ingest.publish.FramePublisher;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import io.vigil.ingest.wire.BeatCodec;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.SourceCodec;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.sinks.wire.AlertCodec;
import io.vigil.sinks.wire.EventCodec;
import io.vigil.sinks.wire.LivenessBeatCodec;
import io.vigil.sinks.wire.LivenessBeatValue;
import io.vigil.sinks.wire.TrackRecordCodec;
import io.vigil.sinks.wire.UnknownSchemaException;
import io.vigil.tracking.spatial.SpatialEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said of an outage, and after it. Each test has topics and a job of its own. */
@Timeout(240)
class AfterOutageIT {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final long STEP_MICROS = 250_000;
    private static final long SECOND = 1_000_000;

    @TempDir static Path folder;
    private static EmbeddedBroker broker;
    private static LocalFlink flink;

    private RunningJob job;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"));
        flink = LocalFlink.start(1, Files.createDirectory(folder.resolve("flink")));
    }

    @AfterAll
    static void stop() {
        flink.close();
        broker.close();
    }

    @AfterEach
    void stopTheJob() {
        if (job != null) {
            job.stop(folder.resolve("stopped"));
        }
    }

    @Test
    void aWatchThatIsKilledSaysNothingTwiceAndWhatIsOpenGoesOn() throws Exception {
        Path config =
                Files.writeString(
                        folder.resolve("watched.yaml"),
                        """
                        name: watched
                        cameras:
                          - id: gate
                            source: rtsp://127.0.0.1:1/gate
                            scene:
                              version: 1
                              zones: [{id: bay, polygon: [[0, 0], [1, 0], [1, 1], [0, 1]]}]
                              rules:
                                - {id: no-entry, kind: restricted-zone, zones: [bay], for: 1s, severity: warning,
                                   escalate: [{after: 9s, severity: critical}]}
                          - {id: door, source: 'rtsp://127.0.0.1:1/door'}
                        kafka: {bootstrap: '%s', prefix: watched., partitions: 1}
                        """
                                .formatted(broker.bootstrap()));
        Topics topics = create("watched.");
        job = submit(config, "watched", JobSettings.NEVER_BACKFILL, frame -> true);
        long last = 19;
        publish(topics, config, 0, last + 1, now() - last * STEP_MICROS);
        eventually("the alert opens", () -> !alerts("watched.alerts").isEmpty());

        try (VigilProcess watch = watch(config)) {
            watch.await("it watches", () -> !alive().isEmpty());
            speak(topics, last, Duration.ofSeconds(2));
            // From here on nobody speaks: ingest is dead.
            watch.await("all of it is said", () -> alerts("watched.liveness").size() == 3);
            watch.kill();
        }
        List<Alert> down = alerts("watched.liveness");
        assertThat(down)
                .extracting(Alert::alertId, Alert::phase)
                .contains(tuple("gate/camera-down/0/" + last, Phase.OPENED))
                .extracting(tuple -> tuple.toList().get(1))
                .containsOnly(Phase.OPENED);
        assertThat(alerts("watched.alerts")).hasSize(1);
        int beats = alive().size();
        long restarted = now();
        try (VigilProcess again = watch(config)) {
            again.await("it watches again", () -> alive().size() > beats);
            assertThat(alive().get(beats).open())
                    .containsExactlyInAnyOrderElementsOf(
                            down.stream().map(Alert::alertId).toList());
            again.await("time goes on", () -> reached("gate") >= restarted);
            eventually("nobody saw to it", () -> alerts("watched.alerts").size() == 2);
            assertThat(alerts("watched.liveness")).isEqualTo(down);

            again.await(
                    "all is well",
                    () -> {
                        speak(topics, last, Duration.ofMillis(500));
                        return alerts("watched.liveness").size() >= 6;
                    });
            again.kill();
        }

        assertThat(alerts("watched.liveness").subList(3, 6))
                .allSatisfy(alert -> assertThat(alert.phase()).isEqualTo(Phase.RESOLVED))
                .allSatisfy(alert -> assertThat(alert.revision()).isEqualTo(1))
                .extracting(Alert::alertId)
                .containsExactlyInAnyOrderElementsOf(down.stream().map(Alert::alertId).toList());
        assertThat(alerts("watched.alerts"))
                .extracting(Alert::phase, Alert::severity, alert -> alert.context().escalation())
                .containsExactly(
                        tuple(Phase.OPENED, Severity.WARNING, 0),
                        tuple(Phase.UPDATED, Severity.CRITICAL, 1));
        assertThat(log("gate")).extracting(CameraRecord::capturedAtMicros).isSorted();
    }

    @Test
    void whatIsLongPastIsSaidAsItsRuleAsks() throws Exception {
        Path config =
                Files.writeString(
                        folder.resolve("past.yaml"),
                        """
                        name: past
                        cameras:
                          - id: gate
                            source: rtsp://127.0.0.1:1/gate
                            scene:
                              version: 1
                              zones: [{id: bay, polygon: [[0, 0], [1, 0], [1, 1], [0, 1]]}]
                              rules:
                                - {id: all, kind: restricted-zone, zones: [bay], for: 1s, cool-down: 0s, catch-up: all}
                                - {id: marked, kind: restricted-zone, zones: [bay], for: 1s, cool-down: 0s, catch-up: mark-stale}
                                - {id: counted, kind: restricted-zone, zones: [bay], for: 1s, cool-down: 0s, catch-up: counts-only}
                        kafka: {bootstrap: '%s', prefix: past., partitions: 1}
                        """
                                .formatted(broker.bootstrap()));
        Topics topics = create("past.");
        // Somebody was there for six seconds, and somebody else came later and is still there.
        IntPredicate somebody = frame -> (frame >= 8 && frame < 32) || frame >= 60;
        long began = now() - 120 * SECOND;
        int backlog = 320;
        publish(topics, config, 0, backlog, began);
        job = submit(config, "past", Duration.ofSeconds(30), somebody);
        eventually("the backlog is through", () -> processed() == backlog - 1);
        Map<String, List<String>> late = new TreeMap<>();
        late.put("all", List.of("OPENED 0 late", "RESOLVED 1 late", "OPENED 0 late"));
        late.put(
                "marked",
                List.of("OPENED 0 late stale", "RESOLVED 1 late stale", "OPENED 0 late stale"));
        assertThat(said()).isEqualTo(late);

        long behind = (now() - began) / STEP_MICROS + 1;
        publish(topics, config, backlog, behind, began);
        eventually("it has caught up", () -> processed() == behind - 1);
        late.put("counted", List.of("OPENED 0 late"));
        late.merge("marked", List.of("OPENED 0 late"), AfterOutageIT::joined);
        assertThat(said()).isEqualTo(late);

        Map<String, String> current = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> entry :
                Topic.read(broker.bootstrap(), "past.alerts-current")) {
            if (entry.value() == null) {
                current.remove(entry.key());
            } else {
                current.put(entry.key(), new AlertCodec().decode(entry.value()).context().rule());
            }
        }
        assertThat(current.values()).containsExactlyInAnyOrder("all", "counted", "marked");
        assertThat(Topic.read(broker.bootstrap(), "past.events"))
                .extracting(entry -> new EventCodec().decode(entry.value()).kind())
                .filteredOn(kind -> kind != SpatialEvent.Kind.RULES_APPLIED)
                .containsExactly(
                        SpatialEvent.Kind.ZONE_ENTERED,
                        SpatialEvent.Kind.ZONE_LEFT,
                        SpatialEvent.Kind.ZONE_ENTERED);
        assertThat(Topic.read(broker.bootstrap(), "past.counts")).isNotEmpty();
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static Topics create(String prefix) throws InterruptedException {
        Topics topics = new Topics(prefix, 1, (short) 1, Duration.ofHours(1));
        TopicCreation.createMissing(clients(), topics);
        PublishedSchemas.publish(clients(), topics);
        return topics;
    }

    private static Map<String, Object> clients() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    private static DeploymentConfig read(Path config) throws Exception {
        return new ConfigReader(DeploymentConfig.cluster(), true, Map.of()).read(config);
    }

    /**
     * @param somebody in which frames somebody stands in the zone
     */
    private static RunningJob submit(
            Path config, String name, Duration backfillAfter, IntPredicate somebody)
            throws Exception {
        StringBuilder boxes = new StringBuilder();
        for (int frame = 0; frame < 4000; frame++) {
            if (somebody.test(frame)) {
                boxes.append("%d,-1,70,40,15,40,0.9%n".formatted(frame + 1));
            }
        }
        Path found = Files.writeString(folder.resolve(name + ".txt"), boxes);
        DeploymentConfig read = read(config);
        JobSettings usual =
                Wiring.job(
                        read.withDetector(DetectorConfig.of("recorded:" + found)),
                        broker.bootstrap(),
                        Files.createDirectory(folder.resolve(name)));
        return RunningJob.submit(
                flink.client(),
                new JobSettings(
                        usual.bootstrap(),
                        usual.topicPrefix(),
                        usual.outputPrefix(),
                        usual.deployment(),
                        usual.detector(),
                        usual.secondary(),
                        usual.tracker(),
                        usual.health(),
                        1,
                        Duration.ofMillis(300),
                        usual.checkpoints(),
                        backfillAfter,
                        usual.groups(),
                        usual.glances()));
    }

    /** Puts frames into the gate's log, the rules before the first of them. */
    private static void publish(Topics topics, Path config, long from, long until, long began)
            throws Exception {
        try (FramePublisher log = new FramePublisher(clients(), topics)) {
            if (from == 0) {
                note(topics, new CameraPosition("gate", 0, -1, began, 0, new TreeMap<>(), "", 0));
                String rules = new SceneRulesJson().write(read(config).scenes().get("gate"));
                log.publish(new RuleSet("gate", 0, -1, 0, 1, rules));
            }
            for (long sequence = from; sequence < until; sequence++) {
                log.publish(
                        new Frame(
                                "gate",
                                0,
                                sequence,
                                began + sequence * STEP_MICROS,
                                WIDTH,
                                HEIGHT,
                                FrameEncoding.GRAY8,
                                new byte[WIDTH * HEIGHT],
                                List.of(),
                                CameraMotion.NONE,
                                ImageStatistics.UNKNOWN,
                                sequence + 1,
                                Map.of(),
                                ClockQuality.SOURCE,
                                0));
            }
            log.flush("gate", Duration.ofSeconds(30));
        }
    }

    /** As ingest does when an epoch begins, so that the log's end is found. */
    private static void note(Topics topics, CameraPosition position) throws Exception {
        byte[] value = new SourceCodec(SchemaStore.NONE).encode(position);
        try (KafkaProducer<String, byte[]> ingest = producer()) {
            ingest.send(new ProducerRecord<>(topics.sources(), position.camera(), value)).get();
        }
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(clients(), new StringSerializer(), new ByteArraySerializer());
    }

    private static VigilProcess watch(Path config) throws Exception {
        return VigilProcess.start(folder, "liveness", "--config", config.toString());
    }

    /** What ingest says of two cameras that are well. */
    private static void speak(Topics topics, long sequence, Duration time) throws Exception {
        BeatCodec codec = new BeatCodec(SchemaStore.NONE);
        long until = System.nanoTime() + time.toNanos();
        try (KafkaProducer<String, byte[]> ingest = producer()) {
            while (System.nanoTime() < until) {
                for (String camera : List.of("gate", "door")) {
                    SourceBeat beat =
                            new SourceBeat(
                                    camera,
                                    SourceBeat.State.UP,
                                    true,
                                    0,
                                    camera.equals("gate") ? sequence : -1,
                                    now(),
                                    50_000,
                                    "");
                    ingest.send(new ProducerRecord<>(topics.health(), camera, codec.encode(beat)))
                            .get();
                }
                Thread.sleep(250);
            }
        }
    }

    /** The watch's signs of life. */
    private static List<LivenessBeatValue> alive() {
        LivenessBeatCodec codec = new LivenessBeatCodec();
        List<LivenessBeatValue> beats = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> entry :
                Topic.read(broker.bootstrap(), "watched.liveness")) {
            try {
                beats.add(codec.decode(entry.value()));
            } catch (UnknownSchemaException alert) {
                // The other kind on this topic.
            }
        }
        return beats;
    }

    /** Those of rules and of the watch; what a job says of a camera's picture is left out. */
    private static List<Alert> alerts(String topic) {
        AlertCodec codec = new AlertCodec();
        List<Alert> alerts = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> entry : Topic.read(broker.bootstrap(), topic)) {
            try {
                Alert alert = codec.decode(entry.value());
                if (topic.endsWith("liveness") || !alert.context().rule().isEmpty()) {
                    alerts.add(alert);
                }
            } catch (UnknownSchemaException beat) {
                // The other kind on this topic.
            }
        }
        return alerts;
    }

    private static List<CameraRecord> log(String camera) throws Exception {
        CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
        List<CameraRecord> records = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> entry :
                Topic.read(broker.bootstrap(), "watched.frames")) {
            if (camera.equals(entry.key())) {
                records.add(codec.decode(entry.value()));
            }
        }
        return records;
    }

    private static long reached(String camera) throws Exception {
        List<CameraRecord> records = log(camera);
        return records.get(records.size() - 1).capturedAtMicros();
    }

    /** By rule: the moments of its alerts, and what the wall clock has to do with them. */
    private static Map<String, List<String>> said() {
        AlertCodec codec = new AlertCodec();
        Map<String, List<String>> said = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> entry : Topic.read(broker.bootstrap(), "past.alerts")) {
            Alert alert = codec.decode(entry.value());
            if (!alert.context().rule().isEmpty()) {
                said.computeIfAbsent(alert.context().rule(), rule -> new ArrayList<>())
                        .add(
                                "%s %d %s%s"
                                        .formatted(
                                                alert.phase(),
                                                alert.revision(),
                                                header(entry, "backfill").equals("true")
                                                        ? "late"
                                                        : "now",
                                                header(entry, "stale").equals("true")
                                                        ? " stale"
                                                        : ""));
            }
        }
        return said;
    }

    private static String header(ConsumerRecord<String, byte[]> entry, String name) {
        Header header = entry.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The last frame whose tracks are committed; its alerts left before. */
    private static long processed() {
        TrackRecordCodec codec = new TrackRecordCodec();
        return Topic.read(broker.bootstrap(), "past.tracks").stream()
                .mapToLong(entry -> codec.decode(entry.value()).sequence())
                .max()
                .orElse(-1);
    }

    private static void eventually(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private static long now() {
        return System.currentTimeMillis() * 1000;
    }
}
