package io.vigil.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.CameraPosition;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.Heartbeat;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.SourceBeat;
import io.vigil.ingest.SourceDown;
import io.vigil.ingest.SourceEnded;
import io.vigil.ingest.capture.SourceException;
import io.vigil.ingest.wire.BeatCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.WireException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a camera's log holds through an outage, and after it. */
@Timeout(120)
class OutageLogIT {
    private static final Topics TOPICS = Topics.embedded(3);
    private static final long SECOND = 1_000_000;

    @TempDir static Path folder;
    private static TestBroker broker;
    private static LogReader log;

    @BeforeAll
    static void start() throws InterruptedException {
        broker = TestBroker.start(folder);
        TopicCreation.createMissing(kafka(), TOPICS);
        log = new LogReader(kafka(), TOPICS);
    }

    @AfterAll
    static void stop() {
        log.close();
        broker.close();
    }

    @Test
    void timeGoesOnInTheLogOfADeadCameraAndItsFramesComeAfter() throws InterruptedException {
        long died = now();
        leaveBehind("gate", 3, died);
        try (OutageLog outage = new OutageLog(kafka(), TOPICS)) {
            for (int second = 0; second < 4; second++) {
                outage.append(List.of("gate", "never-seen"), died + second * SECOND, "no beats");
            }
            // A clock that was put back does not put the camera's time back.
            outage.append(List.of("gate"), died - 100 * SECOND, "no beats");
            // Nor do frames lie before what was claimed, though it was far ahead.
            outage.append(List.of("gate"), died + 60 * SECOND, "no beats");
        }
        eventually(() -> log.of("gate").size() == 9);
        List<SourceDown> downs = all("gate", SourceDown.class);
        assertThat(downs).extracting(SourceDown::sequence).containsOnly(2L);
        assertThat(downs).extracting(SourceDown::epoch).containsOnly(0L);
        assertThat(log.of("never-seen")).isEmpty();

        try (IngestService back =
                IngestService.start(config("gate"), camera -> DrawnSource.silent(10, 40))) {
            eventually(() -> all("gate", Frame.class).size() == 13);
            back.stop();
        }
        assertThat(log.of("gate")).extracting(CameraRecord::capturedAtMicros).isSorted();
        List<Frame> after = all("gate", Frame.class).subList(3, 13);
        assertThat(after).extracting(Frame::epoch).containsOnly(1L);
        assertThat(after.get(0).capturedAtMicros()).isGreaterThan(died + 60 * SECOND);
        assertThat(after.get(9).captured()).isEqualTo(13);
        assertThat(all("gate", SourceEnded.class))
                .singleElement()
                .satisfies(end -> assertThat(end.captured()).isEqualTo(13))
                .satisfies(end -> assertThat(end.shed()).isEmpty());
    }

    @Test
    void aLogThatHasEndedStaysAsItIs() throws InterruptedException {
        try (IngestService service =
                IngestService.start(config("over"), camera -> DrawnSource.file(5))) {
            assertThat(service.await(Duration.ofSeconds(20))).isTrue();
        }
        try (OutageLog outage = new OutageLog(kafka(), TOPICS)) {
            assertThat(outage.append(List.of("over"), now(), "no beats")).isEmpty();
        }
    }

    @Test
    void timeGoesOnThoughIngestComesBackAndTheCameraDoesNot() throws InterruptedException {
        leaveBehind("away", 2, now() - 60 * SECOND);
        CameraConfig camera = CameraConfig.of("away", "rtsp://127.0.0.1:9/none");
        IngestConfig config =
                new IngestConfig(kafka(), TOPICS, List.of(camera), CreditLimits.unlimited());
        try (IngestService service =
                IngestService.start(
                        config,
                        each -> {
                            throw new SourceException("no route to host", true, null);
                        })) {
            eventually(() -> all("away", Heartbeat.class).size() >= 3);
            service.stop();
        }
        List<Heartbeat> beats = all("away", Heartbeat.class);
        assertThat(beats.get(2).capturedAtMicros() - beats.get(1).capturedAtMicros())
                .isBetween(SECOND / 2, 3 * SECOND);
        assertThat(now() - beats.get(2).capturedAtMicros()).isBetween(4 * SECOND, 10 * SECOND);
        assertThat(log.of("away")).extracting(CameraRecord::capturedAtMicros).isSorted();
    }

    @Test
    void everyCameraIsSpokenForEachSecond() throws InterruptedException {
        IngestConfig two =
                new IngestConfig(
                        kafka(),
                        TOPICS,
                        List.of(
                                CameraConfig.of("still", "drawn"),
                                CameraConfig.of("film", "drawn")),
                        CreditLimits.unlimited());
        try (IngestService service =
                IngestService.start(
                        two,
                        camera ->
                                camera.id().equals("film")
                                        ? DrawnSource.file(3)
                                        : DrawnSource.silent(5, 40))) {
            Thread.sleep(3500);
            service.stop();
        }
        List<SourceBeat> beats = beats();
        List<SourceBeat> still = beats.stream().filter(b -> b.camera().equals("still")).toList();
        assertThat(still.size()).isBetween(4, 6);
        SourceBeat silent = still.get(still.size() - 2);
        assertThat(silent.state()).isEqualTo(SourceBeat.State.UP);
        assertThat(silent.live()).isTrue();
        assertThat(silent.epoch()).isZero();
        assertThat(silent.sequence()).isEqualTo(4);
        assertThat(silent.silentMicros()).isBetween(2 * SECOND, 5 * SECOND);
        assertThat(still.get(still.size() - 1).state()).isEqualTo(SourceBeat.State.STOPPED);
        SourceBeat film = beats.get(beats.size() - 1);
        assertThat(film.camera()).isEqualTo("film");
        assertThat(film.state()).isEqualTo(SourceBeat.State.ENDED);
        assertThat(film.live()).isFalse();
    }

    /** A log as a process leaves it that is killed: no end, and a note of an earlier place. */
    private static void leaveBehind(String camera, int frames, long diedMicros)
            throws InterruptedException {
        try (FramePublisher publisher = new FramePublisher(kafka(), TOPICS)) {
            publisher.publish(CameraPosition.none(camera).opened(0));
            for (int i = 0; i < frames; i++) {
                publisher.publish(frame(camera, i, diedMicros - (frames - i) * 40_000L));
            }
            publisher.flush(camera, Duration.ofSeconds(10));
        }
    }

    private static Frame frame(String camera, long sequence, long capturedAtMicros) {
        return new Frame(
                camera,
                0,
                sequence,
                capturedAtMicros,
                2,
                2,
                FrameEncoding.GRAY8,
                new byte[4],
                List.of(),
                CameraMotion.NONE,
                ImageStatistics.UNKNOWN,
                sequence + 1,
                Map.of(),
                ClockQuality.SOURCE,
                0);
    }

    private static List<SourceBeat> beats() {
        List<SourceBeat> beats = new ArrayList<>();
        BeatCodec codec = new BeatCodec(SchemaStore.NONE);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        kafka(), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition health = new TopicPartition(TOPICS.health(), 0);
            consumer.assign(List.of(health));
            consumer.seekToBeginning(List.of(health));
            long end = consumer.endOffsets(List.of(health)).get(health);
            while (consumer.position(health) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(
                                entry -> {
                                    try {
                                        beats.add(codec.decode(entry.value()));
                                    } catch (WireException other) {
                                        // Somebody else's.
                                    }
                                });
            }
        }
        return beats.stream()
                .filter(b -> b.camera().equals("still") || b.camera().equals("film"))
                .toList();
    }

    private static <R extends CameraRecord> List<R> all(String camera, Class<R> kind) {
        return log.of(camera).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static IngestConfig config(String camera) {
        return new IngestConfig(
                kafka(),
                TOPICS,
                List.of(CameraConfig.of(camera, "drawn")),
                CreditLimits.unlimited());
    }

    private static long now() {
        return Instant.now().toEpochMilli() * 1000;
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is over").isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }
}
