package io.vigil.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.deploy.run.Wiring;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.Progress;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.ProgressCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.FrameView;
import io.vigil.operators.perceive.GlanceConfig;
import io.vigil.operators.perceive.PerceiveConfig;
import io.vigil.operators.perceive.PerceiveOperator;
import io.vigil.operators.perceive.SecondaryConfig;
import io.vigil.operators.source.FairSource;
import io.vigil.operators.state.StreamTypes;
import io.vigil.tracking.Detection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras that are all behind get on alike, whether their frames are large or small. */
class FairShareIT {
    private static final int CAMERAS = 16;
    private static final int FRAMES = 120;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir Path folder;

    @Test
    void noneOfSixteenCamerasGetsLessThanHalfItsShare() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
                LocalFlink flink =
                        LocalFlink.start(1, Files.createDirectory(folder.resolve("f")))) {
            Topics topics = Topics.embedded(CAMERAS);
            TopicCreation.createMissing(Map.of("bootstrap.servers", broker.bootstrap()), topics);
            fill(broker.bootstrap());
            JobID job = submit(flink, broker.bootstrap());

            Map<String, Long> processed = whenHalfIsDone(broker.bootstrap(), flink.client(), job);

            double share = processed.values().stream().mapToLong(n -> n).average().orElseThrow();
            assertThat(processed).hasSize(CAMERAS);
            assertThat(processed.values())
                    .as("frames by camera: %s", processed)
                    .allMatch(frames -> frames >= share / 2);
        }
    }

    /** Perception as in the vision job, with a detector that cannot keep up. */
    private JobID submit(LocalFlink flink, String bootstrap) {
        DeploymentConfig config =
                DeploymentConfig.inProcess()
                        .withCameras(List.of(CameraConfig.of("camera-0", "device:0")));
        JobSettings settings = Wiring.job(config, bootstrap, folder.resolve("checkpoints"));
        StreamExecutionEnvironment environment = JobEnvironment.create(settings);
        environment
                .fromSource(
                        new FairSource<>(Topology.frames(settings)),
                        WatermarkStrategy.noWatermarks(),
                        "frames",
                        StreamTypes.RAW_RECORD)
                .transform(
                        "perceive",
                        StreamTypes.PERCEIVED,
                        new PerceiveOperator(
                                PerceiveConfig.of(
                                        DetectorConfig.of("slow"),
                                        SecondaryConfig.NONE,
                                        GlanceConfig.DEFAULT,
                                        bootstrap,
                                        "vigil.health",
                                        "vigil.schemas"),
                                Slow::new))
                .sinkTo(new DiscardingSink<>());
        return flink.client().submitJob(environment.getStreamGraph().getJobGraph()).join();
    }

    /** Takes 10 ms a frame. */
    private static final class Slow implements Detector {
        @Override
        public List<String> labels() {
            return List.of("thing");
        }

        @Override
        public int history() {
            return 0;
        }

        @Override
        public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
            LockSupport.parkNanos(10_000_000);
            return List.of();
        }

        @Override
        public void close() {}
    }

    /** Half of the cameras have frames that are ten times as large as those of the others. */
    private static void fill(String bootstrap) {
        CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
        byte[] small = noise(112, 84);
        byte[] large = noise(352, 264);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (int sequence = 0; sequence < FRAMES; sequence++) {
                for (int camera = 0; camera < CAMERAS; camera++) {
                    String id = "camera-" + camera;
                    Frame frame =
                            camera % 2 == 0
                                    ? frame(id, sequence, 112, 84, small)
                                    : frame(id, sequence, 352, 264, large);
                    producer.send(
                            new ProducerRecord<>("vigil.frames", camera, id, codec.encode(frame)));
                }
            }
        }
    }

    private static byte[] noise(int width, int height) {
        byte[] bgr = new byte[3 * width * height];
        new Random(1).nextBytes(bgr);
        try (Mat image = new Mat(height, width, opencv_core.CV_8UC3);
                BytePointer bytes = new BytePointer()) {
            image.data().put(bgr);
            opencv_imgcodecs.imencode(".jpg", image, bytes);
            byte[] jpeg = new byte[(int) bytes.limit()];
            bytes.get(jpeg);
            return jpeg;
        }
    }

    private static Frame frame(String camera, int sequence, int width, int height, byte[] jpeg) {
        return new Frame(
                camera,
                0,
                sequence,
                1_000_000 + 100_000L * sequence,
                width,
                height,
                FrameEncoding.JPEG,
                jpeg,
                List.of(),
                CameraMotion.NONE,
                ImageStatistics.UNKNOWN,
                sequence + 1,
                Map.of(),
                ClockQuality.SOURCE,
                0);
    }

    /** Frames that each camera was through with when half of all were. */
    private static Map<String, Long> whenHalfIsDone(
            String bootstrap, ClusterClient<?> client, JobID job) throws Exception {
        ProgressCodec codec = new ProgressCodec(SchemaStore.NONE);
        Map<String, Long> processed = new HashMap<>();
        List<TopicPartition> all =
                IntStream.range(0, CAMERAS)
                        .mapToObj(i -> new TopicPartition("vigil.health", i))
                        .toList();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (processed.values().stream().mapToLong(n -> n).sum() < CAMERAS * FRAMES / 2) {
                assertThat(client.getJobStatus(job).join().isGloballyTerminalState())
                        .as("the job has ended")
                        .isFalse();
                assertThat(System.nanoTime()).as("time is up: " + processed).isLessThan(deadline);
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    Progress progress = codec.decode(record.value());
                    processed.put(progress.camera(), progress.sequence() + 1);
                }
            }
        }
        return processed;
    }
}
