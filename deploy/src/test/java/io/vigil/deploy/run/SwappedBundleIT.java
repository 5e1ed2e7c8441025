package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.judging.AnomalyScore;
import io.vigil.deploy.JobSettings;
import io.vigil.deploy.PublishedSchemas;
import io.vigil.deploy.RunningJob;
import io.vigil.deploy.TinyBundles;
import io.vigil.deploy.config.AnomalyConfig;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.control.Answer;
import io.vigil.deploy.control.ControlService;
import io.vigil.deploy.control.ControlSettings;
import io.vigil.deploy.control.NamedBundle;
import io.vigil.deploy.control.Sender;
import io.vigil.deploy.control.Topic;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Frame;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.ingest.publish.IngestService;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.sinks.wire.DeadLetterCodec;
import io.vigil.sinks.wire.ScoreCodec;
import io.vigil.sinks.wire.TrackRecordCodec;
import io.vigil.tracking.SourceEnded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that come and go while a job runs, is stopped, and goes on with more subtasks. */
@Timeout(300)
class SwappedBundleIT {
    private static final int SECONDS = 24;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final String MOTION = "builtin:motion";
    private static final List<String> CAMERAS = List.of("gate", "yard");

    /** What is said of a camera in one place after the other. */
    private record Said(long sequence, String bundle) {}

    @TempDir Path folder;
    private DeploymentConfig config;
    private EmbeddedBroker broker;
    private LocalFlink flink;

    @Test
    void fromAFrameThatTheLogNamesAnotherBundleScoresAndAFreshJobSaysTheSame() throws Exception {
        TinyBundles bundles = new TinyBundles(folder);
        config = config(bundles.file(1, MOTION, WIDTH, HEIGHT));
        bundles.put(2, MOTION, WIDTH, HEIGHT);
        bundles.put(3, "builtin:auto", WIDTH, HEIGHT);
        try (EmbeddedBroker started = EmbeddedBroker.start(folder.resolve("broker"));
                LocalFlink local = LocalFlink.start(2, folder.resolve("flink"))) {
            broker = started;
            flink = local;
            for (String prefix : List.of("vigil.", "only.", "again.", "first.")) {
                Topics topics = new Topics(prefix, 4, (short) 1, Duration.ofHours(1));
                TopicCreation.createMissing(kafka(), topics);
                PublishedSchemas.publish(kafka(), topics);
            }
            live(bundles);
            replay("vigil.", "again.");
            onlyTheFirst();
            replay("only.", "first.");

            for (String topic : List.of("scores", "tracks", "events", "alerts", "dead-letters")) {
                for (String camera : CAMERAS) {
                    assertThat(values("again.", topic, camera))
                            .as("%s of %s", topic, camera)
                            .usingElementComparator(Arrays::compare)
                            .isEqualTo(values("vigil.", topic, camera));
                }
            }
            List<AnomalyScore> scores = scores("vigil.");
            assertThat(scores)
                    .extracting(each -> new Said(each.sequence(), each.bundle()))
                    .containsExactlyElementsOf(namedByTheLog());
            List<AnomalyScore> first = scores("first.");
            int swapped = scores.indexOf(by("b2", scores).get(0));
            assertThat(scores.subList(0, swapped)).isEqualTo(first.subList(0, swapped));
            assertThat(by("b2", scores))
                    .extracting(AnomalyScore::score)
                    .isNotEqualTo(
                            first.subList(swapped, swapped + by("b2", scores).size()).stream()
                                    .map(AnomalyScore::score)
                                    .toList());
            assertThat(values("vigil.", "scores", "yard")).isEmpty();
            noFrameIsLost();
            badBundleIsTold();
        }
    }

    private void live(TinyBundles bundles) throws Exception {
        ControlSettings settings = Wiring.control(config, kafka());
        List<Answer> answers = new ArrayList<>();
        JobSettings alone = job("vigil.", "vigil.", 1);
        Files.createDirectories(alone.checkpoints());
        try (ControlService control = ControlService.start(settings, answers::add);
                EndWatch ends = EndWatch.start(broker.bootstrap(), "vigil.tracks", CAMERAS)) {
            RunningJob job = RunningJob.submit(flink.client(), alone);
            try (IngestService ingest =
                    IngestService.start(
                            Wiring.ingest(config, broker.bootstrap(), CreditLimits.DEFAULT),
                            CameraSources::open)) {
                Sender sender = new Sender(settings, Duration.ofSeconds(30));
                await(ingest, 5);
                deploy(sender, bundle(bundles, 2));
                await(ingest, 8);
                deploy(sender, bundle(bundles, 3));
                await(ingest, 10);
                job.stop(alone.checkpoints());
                job = RunningJob.submit(flink.client(), job("vigil.", "vigil.", 2));
                assertThat(job.restoredFrom()).isPresent();
                await(ingest, 15);
                deploy(sender, Optional.of(sender.before("gate", "b1")));
                await(ingest, 20);
                deploy(sender, Optional.empty());
                ends.awaitEnd(Duration.ofSeconds(60));
            }
            job.stop(alone.checkpoints());
            assertThat(control.replaced()).isFalse();
        }
        assertThat(answers).hasSize(5).allMatch(Answer::accepted);
    }

    private void replay(String frames, String outputs) throws Exception {
        JobSettings settings = job(frames, outputs, 1);
        Files.createDirectories(settings.checkpoints());
        RunningJob job = RunningJob.submit(flink.client(), settings);
        try (EndWatch ends = EndWatch.start(broker.bootstrap(), outputs + "tracks", CAMERAS)) {
            ends.awaitEnd(Duration.ofSeconds(60));
        }
        job.stop(settings.checkpoints());
    }

    private JobSettings job(String frames, String outputs, int parallelism) {
        JobSettings usual = Wiring.job(config, broker.bootstrap(), folder.resolve(outputs));
        return new JobSettings(
                usual.bootstrap(),
                frames,
                outputs,
                outputs + "job",
                usual.detector(),
                usual.secondary(),
                usual.tracker(),
                usual.health(),
                parallelism,
                Duration.ofMillis(300),
                usual.checkpoints(),
                usual.backfillAfter(),
                usual.groups(),
                usual.glances());
    }

    private static Optional<NamedBundle> bundle(TinyBundles bundles, long seed) {
        return Optional.of(NamedBundle.of(bundles.store, TinyBundles.name(seed), ""));
    }

    private static void deploy(Sender sender, Optional<NamedBundle> bundle) throws Exception {
        assertThat(sender.models("gate", bundle, "Ann", "").path("accepted").asBoolean()).isTrue();
    }

    /** A scene's times begin at its own start. */
    private static void await(IngestService ingest, int seconds) throws InterruptedException {
        while (ingest.status().get(0).capturedAtMicros() < seconds * 1_000_000L) {
            Thread.sleep(20);
        }
    }

    /** Which bundle is to speak of which frame, by the places of the changes in the log. */
    private List<Said> namedByTheLog() {
        List<Said> named = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        long heard = 0;
        String inForce = "";
        for (CameraRecord record : Topic.log(broker.bootstrap(), "gate")) {
            if (record instanceof ModelChange change && change.version() > heard) {
                heard = change.version();
                changes.add(change.bundle());
                // The third is for another detector.
                inForce = change.bundle().equals("b3") ? inForce : change.bundle();
            } else if (record instanceof Frame frame && !inForce.isEmpty()) {
                named.add(new Said(frame.sequence(), inForce));
            }
        }
        assertThat(changes).containsExactly("b1", "b2", "b3", "b1", "");
        return named;
    }

    private List<AnomalyScore> scores(String prefix) {
        ScoreCodec codec = new ScoreCodec();
        return values(prefix, "scores", "gate").stream().map(codec::decode).toList();
    }

    private static List<AnomalyScore> by(String bundle, List<AnomalyScore> scores) {
        return scores.stream().filter(each -> each.bundle().equals(bundle)).toList();
    }

    private void noFrameIsLost() {
        TrackRecordCodec codec = new TrackRecordCodec();
        for (String camera : CAMERAS) {
            List<byte[]> tracks = values("vigil.", "tracks", camera);
            SourceEnded ended = (SourceEnded) codec.decode(tracks.get(tracks.size() - 1));
            assertThat(ended.ledger().processed())
                    .isEqualTo(ended.ledger().captured())
                    .isEqualTo(
                            Topic.log(broker.bootstrap(), camera).stream()
                                    .filter(Frame.class::isInstance)
                                    .count());
        }
    }

    private void badBundleIsTold() {
        assertThat(values("vigil.", "dead-letters", "gate"))
                .map(new DeadLetterCodec()::decode)
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.reason()).isEqualTo("bad-bundle");
                            assertThat(letter.detail()).contains("b3", "builtin:auto");
                        });
    }

    /** The same log without the later changes. */
    private void onlyTheFirst() throws Exception {
        CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
            for (ConsumerRecord<String, byte[]> entry :
                    Topic.read(broker.bootstrap(), "vigil.frames")) {
                if (!(codec.decode(entry.value()) instanceof ModelChange change)
                        || change.version() == 1) {
                    producer.send(
                            new ProducerRecord<>(
                                    "only.frames", entry.partition(), entry.key(), entry.value()));
                }
            }
        }
    }

    private List<byte[]> values(String prefix, String topic, String camera) {
        return Topic.read(broker.bootstrap(), prefix + topic).stream()
                .filter(entry -> camera.equals(entry.key()))
                .map(ConsumerRecord::value)
                .toList();
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    private DeploymentConfig config(Path bundle) {
        List<CameraConfig> cameras =
                CAMERAS.stream()
                        .map(
                                camera ->
                                        CameraConfig.of(camera, "scene:door,7," + SECONDS)
                                                .withRealTime(true))
                        .toList();
        return DeploymentConfig.inProcess()
                .withCameras(cameras)
                .withDetector(DetectorConfig.of(MOTION))
                .withOut(folder)
                .withAnomaly(AnomalyConfig.NONE.with(List.of("gate"), bundle.toString()));
    }
}
