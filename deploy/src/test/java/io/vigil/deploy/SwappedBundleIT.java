package io.vigil.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Glance;
import io.vigil.deploy.config.AnomalyConfig;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.control.Answer;
import io.vigil.deploy.control.ControlService;
import io.vigil.deploy.control.ControlSettings;
import io.vigil.deploy.control.NamedBundle;
import io.vigil.deploy.control.Sender;
import io.vigil.deploy.control.Topic;
import io.vigil.deploy.control.TopicReader;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.deploy.run.CameraSources;
import io.vigil.deploy.run.Wiring;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Frame;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.SourceEnded;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.ingest.publish.IngestService;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Rejected;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.PerceiveOperator;
import io.vigil.operators.source.FairSource;
import io.vigil.operators.state.StreamTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that come and go while a job looks at a street, is stopped, and goes on elsewhere. */
@Timeout(300)
class SwappedBundleIT {
    private static final int SECONDS = 24;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final String MOTION = "builtin:motion";

    @TempDir Path folder;
    private EmbeddedBroker broker;
    private LocalFlink flink;

    @Test
    void fromAFrameThatTheLogNamesAnotherBundleSpeaksAndAFreshJobSaysTheSame() throws Exception {
        TinyBundles bundles = new TinyBundles(folder);
        DeploymentConfig config = config(bundles.file(1, MOTION, WIDTH, HEIGHT));
        bundles.put(2, MOTION, WIDTH, HEIGHT);
        bundles.put(3, "builtin:auto", WIDTH, HEIGHT);
        try (EmbeddedBroker started = EmbeddedBroker.start(folder.resolve("broker"));
                LocalFlink local = LocalFlink.start(2, folder.resolve("flink"))) {
            broker = started;
            flink = local;
            for (String prefix : List.of("vigil.", "only.", "live.", "again.", "first.")) {
                Topics topics = new Topics(prefix, 4, (short) 1, Duration.ofHours(1));
                TopicCreation.createMissing(kafka(), topics);
                PublishedSchemas.publish(kafka(), topics);
            }
            live(config, bundles);
            List<Perceived> live = said("live", "gate");
            onlyTheFirst();
            run(job(config, "vigil.", "again", 1, null), "again");
            run(job(config, "only.", "first", 1, null), "first");

            assertThat(said("again", "gate")).isEqualTo(live);
            assertThat(said("again", "yard")).isEqualTo(said("live", "yard"));
            assertThat(frames(live))
                    .extracting(each -> each.detections().sequence())
                    .containsExactlyElementsOf(logged("gate"));
            assertThat(frames(said("live", "yard")))
                    .hasSameSizeAs(logged("yard"))
                    .noneMatch(PerceivedFrame::glanced);
            assertThat(live)
                    .filteredOn(Rejected.class::isInstance)
                    .singleElement()
                    .satisfies(
                            each ->
                                    assertThat(((Rejected) each).letter().detail())
                                            .contains("b3", "builtin:auto"));
            swaps(live, said("first", "gate"));
        }
    }

    /** Where a bundle speaks that is not the first, and only there, other things are said. */
    private static void swaps(List<Perceived> live, List<Perceived> first) {
        List<PerceivedFrame> alone = frames(first);
        List<String> order = new ArrayList<>();
        String inForce = "none";
        int frame = 0;
        int others = 0;
        for (Perceived each : live) {
            if (each instanceof CameraEvent event && event.record() instanceof ModelChange change) {
                inForce = change.bundle().isEmpty() ? "none" : change.bundle();
                order.add(inForce);
            } else if (each instanceof PerceivedFrame now) {
                List<Glance> of1 = alone.get(frame++).glances();
                assertThat(now.glanced()).isEqualTo(!inForce.equals("none"));
                if (inForce.equals("b1")) {
                    assertThat(now.glances()).isEqualTo(of1);
                } else if (inForce.equals("b2") && !of1.isEmpty()) {
                    assertThat(now.glances()).hasSameSizeAs(of1).isNotEqualTo(of1);
                    others++;
                }
            }
        }
        assertThat(order).containsExactly("b1", "b2", "b1", "none");
        assertThat(others).isGreaterThan(20);
    }

    private void live(DeploymentConfig config, TinyBundles bundles) throws Exception {
        ControlSettings settings =
                new ControlSettings(
                        kafka(),
                        Wiring.topics(config),
                        config.name(),
                        Set.of("gate", "yard"),
                        new TreeMap<>(),
                        bundles.store,
                        config.anomaly().beginnings());
        List<Answer> answers = new ArrayList<>();
        try (ControlService control = ControlService.start(settings, answers::add)) {
            JobID job = job(config, "vigil.", "live", 1, null);
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
                String savepoint = stopped(job);
                job = job(config, "vigil.", "live", 2, savepoint);
                await(ingest, 15);
                deploy(sender, Optional.of(sender.before("gate", "b1")));
                await(ingest, 20);
                deploy(sender, Optional.empty());
                assertThat(ingest.await(Duration.ofSeconds(60))).isTrue();
            }
            run(job, "live");
            assertThat(control.replaced()).isFalse();
        }
        assertThat(answers).hasSize(5).allMatch(Answer::accepted);
    }

    private static Optional<NamedBundle> bundle(TinyBundles bundles, long seed) {
        return Optional.of(NamedBundle.of(bundles.store, TinyBundles.name(seed), ""));
    }

    private static void deploy(Sender sender, Optional<NamedBundle> bundle) throws Exception {
        assertThat(sender.models("gate", bundle, "Ann", "").path("accepted").asBoolean()).isTrue();
    }

    private static void await(IngestService ingest, int seconds) throws InterruptedException {
        long start = -1;
        while (true) {
            long now = ingest.status().get(0).capturedAtMicros();
            start = start < 0 && now > 0 ? now : start;
            if (now >= seconds * 1_000_000L) {
                return;
            }
            Thread.sleep(20);
        }
    }

    private String stopped(JobID job) throws Exception {
        return flink.client()
                .stopWithSavepoint(
                        job,
                        false,
                        folder.resolve("savepoints").toUri().toString(),
                        SavepointFormatType.CANONICAL)
                .get();
    }

    /** Until all that the log holds has been said; then it is ended. */
    private void run(JobID job, String output) throws Exception {
        while (!ended(output, "gate") || !ended(output, "yard")) {
            Thread.sleep(200);
        }
        stopped(job);
    }

    private boolean ended(String output, String camera) {
        List<Perceived> said = said(output, camera);
        return !said.isEmpty()
                && said.get(said.size() - 1) instanceof CameraEvent event
                && event.record() instanceof SourceEnded;
    }

    /** Perception alone, with what it says on a topic of its own. */
    private JobID job(
            DeploymentConfig config,
            String frames,
            String output,
            int parallelism,
            String savepoint)
            throws Exception {
        JobSettings usual = Wiring.job(config, broker.bootstrap(), folder.resolve(output));
        JobSettings settings =
                new JobSettings(
                        usual.bootstrap(),
                        frames,
                        frames,
                        output,
                        usual.detector(),
                        usual.secondary(),
                        usual.tracker(),
                        usual.health(),
                        parallelism,
                        Duration.ofMillis(300),
                        Files.createDirectories(usual.checkpoints()),
                        usual.backfillAfter(),
                        usual.groups(),
                        usual.glances());
        StreamExecutionEnvironment environment = JobEnvironment.create(settings);
        environment
                .fromSource(
                        new FairSource<>(Topology.frames(settings)),
                        WatermarkStrategy.noWatermarks(),
                        "frames",
                        StreamTypes.RAW_RECORD)
                .uid("frames")
                .transform(
                        "perceive",
                        StreamTypes.PERCEIVED,
                        new PerceiveOperator(Topology.perceive(settings)))
                .uid("perceive")
                .sinkTo(
                        KafkaSink.<Perceived>builder()
                                .setBootstrapServers(broker.bootstrap())
                                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                                .setRecordSerializer(
                                        KafkaRecordSerializationSchema.<Perceived>builder()
                                                .setTopic(output + ".detections")
                                                .setKeySerializationSchema(new Key())
                                                .setValueSerializationSchema(new Value())
                                                .build())
                                .build())
                .uid("said");
        StreamGraph graph = environment.getStreamGraph();
        if (savepoint != null) {
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(savepoint, false, RecoveryClaimMode.NO_CLAIM));
        }
        return flink.client().submitJob(graph.getJobGraph()).join();
    }

    private static final class Key implements SerializationSchema<Perceived> {
        @Override
        public byte[] serialize(Perceived said) {
            return said.camera().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static final class Value implements SerializationSchema<Perceived> {
        @Override
        public byte[] serialize(Perceived said) {
            DataOutputSerializer out = new DataOutputSerializer(256);
            try {
                StreamTypes.PERCEIVED
                        .createSerializer(new SerializerConfigImpl())
                        .serialize(said, out);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return out.getCopyOfBuffer();
        }
    }

    private List<Perceived> said(String output, String camera) {
        List<Perceived> said = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> entry : read(output + ".detections")) {
            try {
                Perceived each =
                        StreamTypes.PERCEIVED
                                .createSerializer(new SerializerConfigImpl())
                                .deserialize(new DataInputDeserializer(entry.value()));
                if (each.camera().equals(camera)) {
                    said.add(each);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return said;
    }

    private List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (TopicReader reader = new TopicReader(broker.bootstrap(), topic)) {
            return reader.more();
        }
    }

    private static List<PerceivedFrame> frames(List<Perceived> said) {
        return said.stream()
                .filter(PerceivedFrame.class::isInstance)
                .map(PerceivedFrame.class::cast)
                .toList();
    }

    private List<Long> logged(String camera) {
        return Topic.log(broker.bootstrap(), camera).stream()
                .filter(Frame.class::isInstance)
                .map(CameraRecord::sequence)
                .toList();
    }

    /** The same log without the later changes. */
    private void onlyTheFirst() throws Exception {
        CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
            for (ConsumerRecord<String, byte[]> entry : read("vigil.frames")) {
                if (!(codec.decode(entry.value()) instanceof ModelChange change)
                        || change.version() == 1) {
                    producer.send(
                            new ProducerRecord<>(
                                    "only.frames", entry.partition(), entry.key(), entry.value()));
                }
            }
        }
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    private DeploymentConfig config(Path bundle) throws Exception {
        List<CameraConfig> cameras = new ArrayList<>();
        for (String camera : List.of("gate", "yard")) {
            cameras.add(
                    CameraConfig.of(camera, "scene:door,%d,%d".formatted(7, SECONDS))
                            .withRealTime(true));
        }
        return DeploymentConfig.inProcess()
                .withCameras(cameras)
                .withDetector(DetectorConfig.of(MOTION))
                .withOut(folder)
                .withAnomaly(AnomalyConfig.NONE.with(List.of("gate"), bundle.toString()));
    }
}
