package io.vigil.operators.perceive;

import static io.vigil.operators.FrameSamples.grey;
import static io.vigil.operators.FrameSamples.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.ingest.Frame;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.Progress;
import io.vigil.ingest.wire.ProgressCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.Schemas;
import io.vigil.ingest.wire.UnknownSchemaException;
import io.vigil.operators.Perceived;
import io.vigil.operators.RawRecord;
import io.vigil.operators.perceive.attention.Attention;
import io.vigil.operators.perceive.attention.AttentionConfig;
import io.vigil.operators.source.RawRecordDeserializer;
import io.vigil.operators.state.StreamTypes;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // the harness may be interrupted while it closes
class PerceiveBrokerIT {
    private static final String FRAMES = "vigil.frames";
    private static final String HEALTH = "vigil.health";
    private static final String SCHEMAS = "vigil.schemas";

    @TempDir static Path folder;
    private static TestBroker broker;

    /** Its answer is of all the frames that it is shown. */
    record Remembering(int history) implements Detector {
        @Override
        public List<String> labels() {
            return List.of("thing");
        }

        @Override
        public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
            double mark = frame.frame().sequence();
            for (FrameView view : earlier) {
                mark = mark * 1.25 + Byte.toUnsignedInt(view.bgr().data().get(0));
            }
            return List.of(
                    new Detection(new Box(earlier.size(), 0, 20 + mark % 1000, 10), 0.5, "thing"));
        }

        @Override
        public void close() {}
    }

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start(folder.resolve("broker"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(FRAMES, 1, (short) 1),
                                    new NewTopic(HEALTH, 1, (short) 1),
                                    new NewTopic(SCHEMAS, 1, (short) 1)))
                    .all()
                    .get();
            // A fresh topic can lose what is sent before it answers (KAFKA-15591).
            for (int i = 0; i < 100; i++) {
                try {
                    admin.listOffsets(
                                    Map.of(
                                            new TopicPartition(FRAMES, 0),
                                            OffsetSpec.latest(),
                                            new TopicPartition(HEALTH, 0),
                                            OffsetSpec.latest(),
                                            new TopicPartition(SCHEMAS, 0),
                                            OffsetSpec.latest()))
                            .all()
                            .get();
                    break;
                } catch (java.util.concurrent.ExecutionException notYet) {
                    Thread.sleep(50);
                }
            }
        }
        write();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aColdStartAnywhereAnswersAsAnUndisturbedRunDoes() throws Exception {
        answersTheSameFromAnywhere(Attention.FULL);
    }

    @Test
    void soItDoesWhereAnswersStandForFramesInWhichNothingMoves() throws Exception {
        answersTheSameFromAnywhere(Attention.FULL.withRefresh(Duration.ofSeconds(5)).withRate(5));
    }

    private static void answersTheSameFromAnywhere(Attention attention) throws Exception {
        List<RawRecord> log = read(FRAMES).stream().map(RawRecordDeserializer::of).toList();

        List<Perceived> undisturbed = run(attention, log, 2, 4);
        assertThat(undisturbed).hasSize(log.size());
        for (int start : List.of(1, 30, 117, 250, log.size() - 1)) {
            assertThat(run(attention, log.subList(start, log.size()), 3, 4))
                    .as("from %d", start)
                    .isEqualTo(undisturbed.subList(start, log.size()));
        }
    }

    /** Two cameras, gaps, a new epoch, records that are broken and frames that come twice. */
    private static void write() {
        List<RawRecord> records = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (i % 7 != 3) {
                records.add(raw(quiet("door", i / 120, i % 120), 0));
            }
            if (i % 11 == 5) {
                records.add(raw("door", new byte[] {1, 2, 3}, 0));
                records.add(raw(quiet("door", i / 120, i % 120), 0));
            }
            records.add(raw(quiet("road", 0, i), 0));
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            records.forEach(
                    record ->
                            producer.send(
                                    new ProducerRecord<>(FRAMES, record.key(), record.value())));
        }
    }

    /** Something moves in every sixth. */
    private static Frame quiet(String camera, long epoch, long sequence) {
        Frame grey = grey(camera, epoch, sequence);
        return new Frame(
                camera,
                epoch,
                sequence,
                grey.capturedAtMicros(),
                grey.width(),
                grey.height(),
                grey.encoding(),
                grey.image(),
                List.of(),
                grey.cameraMotion(),
                new ImageStatistics(sequence + 1, 0, 0, sequence % 6 == 0 ? 0.1 : 0),
                grey.captured(),
                grey.shed(),
                grey.clockQuality(),
                0);
    }

    private static List<Perceived> run(List<RawRecord> log, int workers, int history)
            throws Exception {
        return run(Attention.FULL, log, workers, history);
    }

    private static List<Perceived> run(
            Attention attention, List<RawRecord> log, int workers, int history) throws Exception {
        try (var harness = harness(attention, broker.bootstrap(), workers, history)) {
            harness.open();
            for (RawRecord record : log) {
                harness.processElement(record, 0);
            }
            harness.getOperator().finish();
            return List.copyOf(harness.extractOutputValues());
        }
    }

    @Test
    void progressIsSaidSoonAfterTheLastFrame() throws Exception {
        try (var harness = harness(broker.bootstrap(), 1, 0)) {
            harness.open();
            harness.processElement(raw(grey("gate", 2, 0), 0), 0);
            harness.processElement(raw(grey("gate", 2, 1), 1), 0);
            harness.prepareSnapshotPreBarrier(1);

            Set<Progress> heard = Set.of();
            for (int i = 0; i < 50 && heard.isEmpty(); i++) {
                Thread.sleep(100);
                heard = heard("gate");
            }
            assertThat(heard).contains(new Progress("gate", Progress.PERCEIVE, 2, 1));
        }
    }

    private static Set<Progress> heard(String camera) throws Exception {
        ProgressCodec codec = new ProgressCodec(SchemaStore.NONE);
        List<Progress> all = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : read(HEALTH)) {
            all.add(codec.decode(record.value()));
        }
        return all.stream()
                .filter(progress -> progress.camera().equals(camera))
                .collect(Collectors.toSet());
    }

    @Test
    void aBrokerThatIsAwayDoesNotHoldUpFrames() throws Exception {
        try (var harness = harness("127.0.0.1:" + TestBroker.freePort(), 1, 0)) {
            harness.open();
            for (int i = 0; i < 50; i++) {
                harness.processElement(raw(grey("gate", 0, 0), i), 0);
            }
            harness.prepareSnapshotPreBarrier(1);

            assertThat(harness.extractOutputValues()).hasSize(50);
        }
    }

    @Test
    void aFrameOfANewerIngestWaitsForItsSchemaAndIsThenRead() throws Exception {
        byte[] ours = raw(grey("gate", 0, 0), 0).value();
        Schema own = Schemas.own().get(0);
        Schema newer = withSite(own);
        byte[] value =
                ByteBuffer.allocate(ours.length + 3)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(ours)
                        .put(new byte[] {4, 'N', '1'})
                        .putLong(2, Schemas.fingerprint(newer))
                        .array();
        List<RawRecord> log = List.of(raw("gate", value, 0));

        assertThatThrownBy(() -> run(log, 1, 0))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining(Schemas.hex(Schemas.fingerprint(newer)));

        new SchemaTopic(Map.of("bootstrap.servers", broker.bootstrap()), SCHEMAS)
                .publish(List.of(newer));
        assertThat(run(log, 1, 0)).isEqualTo(run(List.of(raw(grey("gate", 0, 0), 0)), 1, 0));
    }

    /** The schema of a later version, which has one more field. */
    private static Schema withSite(Schema own) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(own.toString());
        json.withArray("fields").addObject().put("name", "site").put("type", "string");
        return new Schema.Parser().parse(json.toString());
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, Perceived> harness(
            String bootstrap, int workers, int history) throws Exception {
        return harness(Attention.FULL, bootstrap, workers, history);
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, Perceived> harness(
            Attention attention, String bootstrap, int workers, int history) throws Exception {
        DetectorConfig detector =
                DetectorConfig.of("test")
                        .withExecution(Execution.DEFAULT.withWorkers(workers))
                        .withAttention(new AttentionConfig(attention, Map.of()));
        var harness =
                new OneInputStreamOperatorTestHarness<RawRecord, Perceived>(
                        new PerceiveOperator(
                                PerceiveConfig.of(
                                        detector,
                                        SecondaryConfig.NONE,
                                        GlanceConfig.DEFAULT,
                                        bootstrap,
                                        HEALTH,
                                        SCHEMAS),
                                () -> new Remembering(history)),
                        StreamTypes.RAW_RECORD.createSerializer(new SerializerConfigImpl()));
        harness.setup(StreamTypes.PERCEIVED.createSerializer(new SerializerConfigImpl()));
        return harness;
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", broker.bootstrap());
        properties.put("auto.offset.reset", "earliest");
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, bytes, bytes)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }
}
