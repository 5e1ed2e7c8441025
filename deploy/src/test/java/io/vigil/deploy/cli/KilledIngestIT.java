package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.Footage;
import io.vigil.deploy.PushingCamera;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Frame;
import io.vigil.ingest.SourceEnded;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigil ingest} killed with -9 and started again, with a file and a live camera. */
@Timeout(240)
class KilledIngestIT {
    /** Nobody processes them here, so each ingest gets through 64 of a file and waits. */
    private static final int CREDITS = 64;

    private static final int FRAMES = 100;

    @TempDir Path folder;

    @Test
    void aFileGoesOnAfterItsLastLoggedFrameAndALiveCameraInANewEpoch() throws Exception {
        Footage.write(folder.resolve("film.mp4"), FRAMES, 160, 120);
        int port = freePort();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
                PushingCamera camera = PushingCamera.start(port);
                Log log = new Log(broker.bootstrap())) {
            String config =
                    """
                    cameras:
                      - {id: film, source: film.mp4}
                      - {id: gate, source: '%s'}
                    kafka: {bootstrap: '%s', partitions: 2}
                    """
                            .formatted(PushingCamera.source(port), broker.bootstrap());
            Path file = Files.writeString(folder.resolve("ingest.yaml"), config);
            try (VigilProcess killed =
                    VigilProcess.start(folder, "ingest", "--config", file.toString())) {
                killed.await("film", () -> log.frames("film").size() == CREDITS);
                killed.await("gate", () -> log.frames("gate").size() >= 10);
                killed.kill();
            }
            assertThat(camera.powered()).as("the camera goes on pushing").isTrue();
            int before = log.frames("gate").size();
            try (VigilProcess again =
                    VigilProcess.start(folder, "ingest", "--config", file.toString())) {
                again.await("film", () -> !log.ends("film").isEmpty());
                again.await("gate", () -> log.frames("gate").size() >= before + 10);
                again.interrupt();
                assertThat(again.awaitEnd()).as(again.said()).isZero();
            }

            assertThat(log.frames("film"))
                    .extracting(Frame::sequence)
                    .containsExactlyElementsOf(LongStream.range(0, FRAMES).boxed().toList());
            assertThat(log.frames("film")).extracting(Frame::epoch).containsOnly(0L);
            assertThat(log.ends("film"))
                    .singleElement()
                    .satisfies(
                            end -> {
                                assertThat(end.reason()).isEqualTo(SourceEnded.END_OF_FILE);
                                assertThat(end.captured()).isEqualTo(FRAMES);
                            });
            assertThat(log.frames("gate").subList(0, before))
                    .extracting(Frame::epoch)
                    .containsOnly(0L);
            assertThat(log.frames("gate").subList(before, log.frames("gate").size()))
                    .extracting(Frame::epoch)
                    .containsOnly(1L);
            assertThat(log.frames("gate")).extracting(Frame::capturedAtMicros).isSorted();
            assertThat(log.frames("gate"))
                    .extracting(frame -> frame.epoch() + "/" + frame.sequence())
                    .doesNotHaveDuplicates();
            assertBalanced(log.ends("gate"), log.frames("gate").size());
        }
    }

    private static void assertBalanced(List<SourceEnded> ends, int published) {
        assertThat(ends)
                .singleElement()
                .satisfies(
                        end -> {
                            long shed =
                                    end.shed().values().stream().mapToLong(Long::longValue).sum();
                            assertThat(end.captured()).isEqualTo(published + shed);
                        });
    }

    /** The frames topic as it is at the moment. */
    private static final class Log implements AutoCloseable {
        private final KafkaConsumer<String, byte[]> consumer;
        private final CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
        private final Map<String, List<CameraRecord>> logs = new HashMap<>();

        Log(String bootstrap) {
            consumer =
                    new KafkaConsumer<>(
                            Map.of("bootstrap.servers", bootstrap),
                            new StringDeserializer(),
                            new ByteArrayDeserializer());
        }

        List<Frame> frames(String camera) throws Exception {
            return of(camera, Frame.class);
        }

        List<SourceEnded> ends(String camera) throws Exception {
            return of(camera, SourceEnded.class);
        }

        private <R extends CameraRecord> List<R> of(String camera, Class<R> kind) throws Exception {
            read();
            return logs.getOrDefault(camera, List.of()).stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }

        private void read() throws Exception {
            if (consumer.assignment().isEmpty()) {
                if (!consumer.listTopics().containsKey("vigil.frames")) {
                    return;
                }
                List<TopicPartition> partitions =
                        consumer.partitionsFor("vigil.frames").stream()
                                .map(p -> new TopicPartition(p.topic(), p.partition()))
                                .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var entry : consumer.poll(Duration.ofMillis(50))) {
                    logs.computeIfAbsent(entry.key(), key -> new ArrayList<>())
                            .add(codec.decode(entry.value()));
                }
            }
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
