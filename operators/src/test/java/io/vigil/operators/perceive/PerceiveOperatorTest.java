package io.vigil.operators.perceive;

import static io.vigil.operators.FrameSamples.frame;
import static io.vigil.operators.FrameSamples.grey;
import static io.vigil.operators.FrameSamples.jpeg;
import static io.vigil.operators.FrameSamples.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.Heartbeat;
import io.vigil.ingest.SourceEnded;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.RawRecord;
import io.vigil.operators.Rejected;
import io.vigil.operators.perceive.onnx.TinyModel;
import io.vigil.operators.state.StreamTypes;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.EmbeddingSteps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // the harness may be interrupted while it closes
class PerceiveOperatorTest {
    /** Takes longer for some frames than for those after them; fails on those that are all 13. */
    record Moody(int nanosPerGrey) implements Detector {
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
            int grey = Byte.toUnsignedInt(frame.bgr().data().get(0));
            LockSupport.parkNanos((long) nanosPerGrey * (7 - grey % 7));
            if (grey == 13) {
                throw new IllegalArgumentException("thirteen");
            }
            return List.of(new Detection(new Box(0, 0, 1 + grey / 3.0, 10), grey / 255.0, "thing"));
        }

        @Override
        public void close() {}
    }

    @Test
    void framesComeOutInTheOrderOfTheLogWhateverTheWorkers() throws Exception {
        List<RawRecord> log = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            log.add(raw(grey(i % 2 == 0 ? "door" : "road", 0, i), log.size()));
            if (i % 10 == 0) {
                log.add(raw(new Heartbeat("door", 0, i, 5_000_000 + i), log.size()));
                log.add(raw("door", new byte[] {1, 2, 3}, log.size()));
            }
        }
        log.add(raw(new SourceEnded("door", 0, 58, 9_000_000, "end", 59, Map.of()), log.size()));

        List<Perceived> alone = run(1, log);
        List<Perceived> many = run(4, log);

        assertThat(alone).hasSize(log.size());
        assertThat(many).isEqualTo(alone);
        assertThat(many.get(0)).isInstanceOf(PerceivedFrame.class);
        assertThat(many.get(1)).isInstanceOf(CameraEvent.class);
        assertThat(many.get(2)).isInstanceOf(Rejected.class);
    }

    private static List<Perceived> run(int workers, List<RawRecord> log) throws Exception {
        try (var harness = harness(workers, () -> new Moody(300_000))) {
            harness.open();
            for (RawRecord record : log) {
                harness.processElement(record, 0);
            }
            harness.getOperator().finish();
            return List.copyOf(harness.extractOutputValues());
        }
    }

    @Test
    void everythingUnderWayIsOutBeforeTheBarrier() throws Exception {
        try (var harness = harness(3, () -> new Moody(3_000_000))) {
            harness.open();
            for (int i = 1; i <= 6; i++) {
                harness.processElement(raw(grey("door", 0, i), i), 0);
            }
            harness.prepareSnapshotPreBarrier(1);

            assertThat(harness.extractOutputValues()).hasSize(6);
        }
    }

    @Test
    void anIdleCamerasLastFrameDoesNotWaitForTheNext() throws Exception {
        try (var harness = harness(1, () -> new Moody(3_000_000))) {
            harness.open();
            harness.processElement(raw(grey("door", 0, 1), 1), 0);
            for (int i = 0; i < 500 && harness.extractOutputValues().isEmpty(); i++) {
                harness.getTaskMailbox().tryTake(0).ifPresent(PerceiveOperatorTest::run);
                LockSupport.parkNanos(10_000_000);
            }

            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    private static void run(org.apache.flink.streaming.runtime.tasks.mailbox.Mail mail) {
        try {
            mail.run();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aFrameThatTheDetectorCannotBearIsADeadLetterAndTheNextIsSeen() throws Exception {
        List<Perceived> out =
                run(1, List.of(raw(grey("door", 0, 13), 0), raw(grey("door", 0, 14), 1)));

        assertThat(((Rejected) out.get(0)).letter())
                .satisfies(
                        letter -> {
                            assertThat(letter.reason()).isEqualTo("detector-failed");
                            assertThat(letter.sequence()).isEqualTo(13);
                            assertThat(letter.detail()).contains("thirteen");
                        });
        assertThat(out.get(1)).isInstanceOf(PerceivedFrame.class);
    }

    @Test
    void aFrameWhoseImageIsBrokenInsideIsADeadLetter() throws Exception {
        byte[] broken = jpeg(64, 48);
        // A Huffman table that no decoder takes; the frame header stays as it was.
        for (int i = 2; i < broken.length - 1; i++) {
            if (broken[i] == -1 && broken[i + 1] == (byte) 0xc4) {
                java.util.Arrays.fill(broken, i + 5, i + 21, (byte) 0xff);
                break;
            }
        }
        List<Perceived> out =
                run(1, List.of(raw(frame("door", 0, 1, 64, 48, FrameEncoding.JPEG, broken), 0)));

        assertThat(((Rejected) out.get(0)).letter().reason()).isEqualTo("undecodable");
    }

    @Test
    void aDetectorThatFailsOnEverythingHaltsTheJob() {
        List<RawRecord> log = new ArrayList<>();
        for (int i = 0; i < FailuresInARow.MAX; i++) {
            log.add(raw(frame("door", 0, i, 1, 1, FrameEncoding.GRAY8, new byte[] {13}), i));
        }

        assertThatThrownBy(() -> run(1, log))
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining("32 frames in a row");
    }

    @Test
    void answersAreQuantised() throws Exception {
        List<Perceived> out = run(1, List.of(raw(grey("door", 0, 10), 0)));

        Detection seen = ((PerceivedFrame) out.get(0)).detections().detections().get(0);
        assertThat(seen.box().right()).isEqualTo(277 / 64.0);
        assertThat(seen.score()).isEqualTo(0.0392);
    }

    @Test
    void everyEncodingIsDecoded() throws Exception {
        byte[] bgr = new byte[64 * 48 * 3];
        java.util.Arrays.fill(bgr, (byte) 60);
        byte[] nv12 = new byte[64 * 48 * 3 / 2];
        java.util.Arrays.fill(nv12, (byte) 128);
        List<Perceived> out =
                run(
                        2,
                        List.of(
                                raw(frame("a", 0, 1, 64, 48, FrameEncoding.BGR24, bgr), 0),
                                raw(frame("a", 0, 2, 64, 48, FrameEncoding.NV12, nv12), 1),
                                raw(
                                        frame("a", 0, 3, 64, 48, FrameEncoding.JPEG, jpeg(64, 48)),
                                        2)));

        assertThat(out)
                .extracting(p -> ((PerceivedFrame) p).detections().detections().get(0).score())
                .containsExactly(0.2353, 0.5098, 0.3529);
    }

    @Test
    void whatIsSeenSaysHowItLooksWhateverTheWorkers(@TempDir Path folder) throws Exception {
        Path boxes = folder.resolve("boxes.txt");
        StringBuilder rows = new StringBuilder();
        List<RawRecord> log = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.append("%d,-1,4,3,20,30,0.9%n%d,-1,-8,0,40,48,0.5%n".formatted(i + 1, i + 1));
            log.add(raw(grey("door", 0, i), i));
        }
        Files.writeString(boxes, rows);
        Path model = TinyModel.means(folder.resolve("log.onnx"), true, TinyModel.OPEN, 32, 16, 3);

        List<Perceived> alone = run(boxes, model, 1, log);
        List<Perceived> many = run(boxes, model, 3, log);

        assertThat(many).isEqualTo(alone);
        // Frames are as grey as their number, so that the first two have no finite direction.
        assertThat(alone)
                .flatExtracting(p -> ((PerceivedFrame) p).detections().detections())
                .extracting(d -> EmbeddingSteps.of(d.embedding()).isPresent())
                .containsExactlyElementsOf(IntStream.range(0, 40).mapToObj(i -> i >= 4).toList());
    }

    private static List<Perceived> run(Path boxes, Path model, int workers, List<RawRecord> log)
            throws Exception {
        PerceiveConfig config =
                new PerceiveConfig(
                        DetectorConfig.of("recorded:" + boxes)
                                .withExecution(Execution.DEFAULT.withWorkers(workers)),
                        SecondaryConfig.of(AppearanceConfig.of(model.toString())),
                        GlanceConfig.DEFAULT,
                        Map.of(),
                        "",
                        "",
                        Duration.ofMillis(100));
        // As it arrives on the machine where it runs.
        PerceiveOperator operator = InstantiationUtil.clone(new PerceiveOperator(config));
        try (var harness = harness(operator)) {
            harness.open();
            for (RawRecord record : log) {
                harness.processElement(record, 0);
            }
            harness.getOperator().finish();
            assertThat(operator.blank()).isEqualTo(4);
            return List.copyOf(harness.extractOutputValues());
        }
    }

    static OneInputStreamOperatorTestHarness<RawRecord, Perceived> harness(
            int workers, DetectorFactory detectors) throws Exception {
        DetectorConfig config =
                DetectorConfig.of("test").withExecution(Execution.DEFAULT.withWorkers(workers));
        return harness(new PerceiveOperator(PerceiveConfig.alone(config), detectors));
    }

    static OneInputStreamOperatorTestHarness<RawRecord, Perceived> harness(
            PerceiveOperator operator) throws Exception {
        var harness =
                new OneInputStreamOperatorTestHarness<RawRecord, Perceived>(
                        operator,
                        StreamTypes.RAW_RECORD.createSerializer(new SerializerConfigImpl()));
        harness.setup(StreamTypes.PERCEIVED.createSerializer(new SerializerConfigImpl()));
        return harness;
    }
}
