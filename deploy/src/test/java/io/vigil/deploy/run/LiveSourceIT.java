package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.PushingCamera;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.PageConfig;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.publish.CameraStatus;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import io.vigil.sinks.wire.TrackRecordCodec;
import io.vigil.tracking.SourceEnded;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRecord;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A camera over RTSP that is cut off and comes back, and what a stranger reads of it. */
@Timeout(240)
class LiveSourceIT {
    private static final int TRACKS_WANTED = 10;

    /** Longer than a track is looked for. */
    private static final long CUT_NANOS = Duration.ofMillis(2500).toNanos();

    @TempDir static Path folder;
    private static EmbeddedBroker broker;
    private static Session.Outcome outcome;
    private static List<TrackRecord> records;

    private static final List<CameraStatus.State> STATES = new ArrayList<>();

    @BeforeAll
    static void cutAndCameBack() throws Exception {
        int port = freePort();
        DeploymentConfig usual = DeploymentConfig.inProcess();
        DeploymentConfig config =
                new DeploymentConfig(
                        "live",
                        List.of(CameraConfig.of("gate", PushingCamera.source(port))),
                        usual.scenes(),
                        DetectorConfig.of("builtin:motion"),
                        SecondaryConfig.NONE,
                        usual.tracker(),
                        usual.health(),
                        usual.kafka(),
                        usual.flink(),
                        folder.resolve("out"),
                        true,
                        new PageConfig(false, 0),
                        usual.anomaly());
        broker = EmbeddedBroker.start(folder.resolve("broker"));
        PrintStream nowhere =
                new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, false, 80, System::nanoTime);
        try (LocalFlink flink = LocalFlink.start(1, folder.resolve("flink"));
                PushingCamera camera = PushingCamera.start(port)) {
            Session session = new Session(config, CreditLimits.DEFAULT, console);
            Story story = new Story(session, camera);
            outcome =
                    session.run(
                            broker.bootstrap(),
                            flink,
                            folder.resolve("checkpoints"),
                            (cameras, live) -> story.tick(cameras.get(0)));
            story.close();
        }
        TrackRecordCodec codec = new TrackRecordCodec();
        records = committed().stream().map(record -> codec.decode(record.value())).toList();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** Tracks, then nothing for a while, then tracks again, then the end. */
    private static final class Story {
        private final Session session;
        private final PushingCamera camera;
        private final TrackRecordCodec codec = new TrackRecordCodec();
        private final Map<Long, Integer> tracksOfEpoch = new HashMap<>();
        private TopicTail tail;
        private long cutNanos;

        Story(Session session, PushingCamera camera) {
            this.session = session;
            this.camera = camera;
        }

        void tick(CameraStatus status) {
            if (tail == null) {
                tail = new TopicTail(broker.bootstrap(), "vigil.tracks", true, true);
            }
            if (STATES.isEmpty() || STATES.get(STATES.size() - 1) != status.state()) {
                STATES.add(status.state());
            }
            tail.poll(
                    Duration.ofMillis(10),
                    record -> {
                        if (codec.decode(record.value()) instanceof Track track) {
                            tracksOfEpoch.merge(track.epoch(), 1, Integer::sum);
                        }
                    });
            boolean first = tracksOfEpoch.getOrDefault(0L, 0) >= TRACKS_WANTED;
            if (first && cutNanos == 0) {
                camera.power(false);
                cutNanos = System.nanoTime();
            } else if (!camera.powered()
                    && status.state() == CameraStatus.State.DOWN
                    && System.nanoTime() - cutNanos > CUT_NANOS) {
                camera.power(true);
            } else if (tracksOfEpoch.getOrDefault(1L, 0) >= TRACKS_WANTED) {
                session.stop();
            }
        }

        void close() {
            tail.close();
        }
    }

    @Test
    void theCameraReconnectsAndTheEpochRises() {
        assertThat(STATES)
                .containsSubsequence(
                        CameraStatus.State.UP, CameraStatus.State.DOWN, CameraStatus.State.UP);
        assertThat(records).extracting(TrackRecord::epoch).isSorted().contains(0L, 1L);
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void idsAreNotReused() {
        Set<Long> over = new HashSet<>();
        for (TrackRecord record : records) {
            if (record instanceof Track track) {
                assertThat(over).as("ids that have ended").doesNotContain(track.id());
            } else if (record instanceof TrackEnded ended) {
                assertThat(over.add(ended.id())).as("ended once").isTrue();
            }
        }
        assertThat(ids(1)).isNotEmpty().doesNotContainAnyElementsOf(ids(0));
    }

    @Test
    void theLedgerBalances() {
        assertThat(records.get(records.size() - 1))
                .isInstanceOfSatisfying(
                        SourceEnded.class,
                        end -> {
                            assertThat(end.reason()).isEqualTo("stopped");
                            assertThat(end.ledger().balances()).isTrue();
                            assertThat(end.ledger().processed()).isGreaterThan(TRACKS_WANTED);
                            assertThat(end.ledger().deadTotal()).isZero();
                            assertThat(end.ledger().duplicates()).isZero();
                            assertThat(outcome.summary().total()).isEqualTo(end.ledger());
                        });
    }

    @Test
    void aStrangerReadsTheTracksByThePublishedSchema() throws Exception {
        Map<Long, Schema> published = new HashMap<>();
        for (ConsumerRecord<String, byte[]> entry : read("vigil.schemas")) {
            String text = new String(entry.value(), StandardCharsets.UTF_8);
            published.put(Long.parseUnsignedLong(entry.key(), 16), new Schema.Parser().parse(text));
        }
        List<String> kinds = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : committed()) {
            ByteBuffer bytes = ByteBuffer.wrap(record.value()).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(bytes.getShort(0)).isEqualTo((short) 0x01C3);
            Schema schema = published.get(bytes.getLong(2));
            assertThat(schema).as("the schema that the record's header names").isNotNull();
            GenericRecord value =
                    new GenericDatumReader<GenericRecord>(schema)
                            .read(
                                    null,
                                    DecoderFactory.get()
                                            .binaryDecoder(
                                                    record.value(),
                                                    10,
                                                    record.value().length - 10,
                                                    null));
            assertThat(value.get("camera")).hasToString("gate");
            kinds.add(((GenericRecord) value.get("body")).getSchema().getName());
        }
        assertThat(kinds).contains("Track", "TrackEnded", "LedgerUpdate", "SourceEnded");
    }

    private static Set<Long> ids(long epoch) {
        return records.stream()
                .filter(record -> record.epoch() == epoch && record instanceof Track)
                .map(record -> ((Track) record).id())
                .collect(Collectors.toSet());
    }

    private static List<ConsumerRecord<String, byte[]>> committed() {
        return read("vigil.tracks").stream().filter(record -> record.key().equals("gate")).toList();
    }

    /** All of a topic, in offset order, committed alone. */
    private static List<ConsumerRecord<String, byte[]>> read(String topic) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker.bootstrap(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
