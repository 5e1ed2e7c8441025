package io.vigil.deploy.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.CameraHealth;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.learning.CameraLearning.Stage;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.Sources;
import io.vigil.ingest.publish.FramePublisher;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import io.vigil.sinks.evidence.Pictures;
import io.vigil.sinks.wire.CameraHealthCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cameras' logs on a real broker; what is learnt is left to {@code BundleTrainer}. */
@Timeout(180)
class LearningServiceIT {
    private static final Topics TOPICS = Topics.embedded(2);
    private static final long START = 1_764_130_800_000_000L;
    private static final long STEP = 200_000;

    @TempDir Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<List<Long>> learntFrom = new CopyOnWriteArrayList<>();
    private KafkaProducer<String, byte[]> health;
    private FramePublisher frames;
    private byte[] jpeg;
    private long sequence;

    @Test
    void aCameraIsRecordedLearntFromAndLearnsAnewWhenItHasMoved() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
            TopicCreation.createMissing(kafka, TOPICS);
            frames = new FramePublisher(kafka, TOPICS);
            health = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
            try (Mat grey = new Mat(48, 64, 16, new Scalar(90, 90, 90, 0))) {
                jpeg = Pictures.toJpeg(grey, 90);
            }
            learn(kafka);
            health.close();
            frames.close();
        }
    }

    private void learn(Map<String, Object> kafka) throws Exception {
        Path footage = folder.resolve("learning/gate/footage");
        try (LearningService service = service(kafka)) {
            await(() -> service.cameras().containsKey("gate"));
            // What it hears from now on; the first frames find whether it listens already.
            publishUntil(() -> recorded(service) > 0);
            publish(10 * 60 * 1_000_000L);
            await(() -> stands(service).neededMicros() > 15 * 60_000_000L);
            assertThat(said).anyMatch(line -> line.contains("nothing moves yet"));
            assertThat(footage).isDirectory();
        }
        long before = sequence;
        try (LearningService service = service(kafka)) {
            await(() -> service.cameras().containsKey("gate"));
            assertThat(recorded(service)).as("goes on").isGreaterThan(9 * 60_000_000L);
            long known = recorded(service);
            publishUntil(() -> recorded(service) > known);
            publish(11 * 60 * 1_000_000L);
            await(() -> stands(service).stage() == Stage.DEPLOYED);
            await(() -> !Files.exists(footage));
            assertThat(stands(service).bundle()).isEqualTo("gate-2");
            List<Long> times = learntFrom.get(1);
            assertThat(times).hasSizeGreaterThan((int) before);
            assertThat(times.get(1) - times.get(0)).isEqualTo(STEP);
            report("camera-moved");
            await(() -> stands(service).stage() == Stage.WARM_UP);
            report();
            await(() -> stands(service).stage() == Stage.DEPLOYED);
        }
    }

    private LearningService service(Map<String, Object> kafka) {
        return LearningService.start(
                new LearningSettings(Duration.ofMinutes(10), 10),
                folder.resolve("learning"),
                new CameraLogs(kafka, TOPICS, Set.of("gate")),
                this::train,
                said::add);
    }

    /** Reads the footage as training does. */
    private String train(String camera, Path footage, String before) throws Exception {
        List<Long> times = new ArrayList<>();
        try (FrameSource source = Sources.open(CameraConfig.of(camera, footage.toString()))) {
            for (Captured c = source.next(); c != null; c = source.next()) {
                times.add(c.sourceMicros());
                c.image().close();
            }
        }
        learntFrom.add(times);
        if (learntFrom.size() == 1) {
            throw new IllegalStateException("nothing moves yet");
        }
        return camera + "-" + learntFrom.size();
    }

    private static CameraLearning stands(LearningService service) {
        return service.cameras().get("gate");
    }

    private static long recorded(LearningService service) {
        return stands(service).recordedMicros();
    }

    private void publishUntil(BooleanSupplier heard) throws Exception {
        while (!heard.getAsBoolean()) {
            publish(STEP);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void publish(long micros) throws Exception {
        for (long end = sequence + micros / STEP; sequence < end; sequence++) {
            frames.publish(
                    new Frame(
                            "gate",
                            0,
                            sequence,
                            START + sequence * STEP,
                            64,
                            48,
                            FrameEncoding.JPEG,
                            jpeg,
                            List.of(),
                            CameraMotion.NONE,
                            ImageStatistics.UNKNOWN,
                            sequence + 1,
                            Map.of(),
                            ClockQuality.SOURCE,
                            0));
        }
        frames.flush("gate", Duration.ofSeconds(20));
    }

    private void report(String... open) throws Exception {
        CameraHealth report =
                new CameraHealth(
                        "gate",
                        0,
                        sequence,
                        START + sequence * STEP,
                        sequence,
                        sequence,
                        90,
                        10,
                        100,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        0,
                        0,
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        new TreeSet<>(List.of(open)));
        health.send(
                        new ProducerRecord<>(
                                TOPICS.health(), "gate", new CameraHealthCodec().encode(report)))
                .get();
    }

    private static void await(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void whatIsDiscardedLeavesNothing() throws Exception {
        FootageFolder footage = new FootageFolder(folder.resolve("gate"));
        Files.createDirectories(footage.folder());
        Files.writeString(footage.folder().resolve("0000000000000001.jpg"), "x");
        footage.discard();
        footage.discard();
        assertThat(footage.folder()).doesNotExist();
    }
}
