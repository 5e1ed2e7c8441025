package io.vigil.operators.perceive;

import static io.vigil.operators.FrameSamples.frame;
import static io.vigil.operators.FrameSamples.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.ingest.FrameEncoding;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.RawRecord;
import io.vigil.operators.Rejected;
import io.vigil.operators.perceive.onnx.Provider;
import io.vigil.operators.state.StreamTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a frame does not depend on what it went into the model with. */
@SuppressWarnings("try") // the harness may be interrupted while it closes
class BatchingTest {
    private static final int CAMERAS = 5;
    private static final int FRAMES = 12;
    private static final int[] BATCHES = {1, 2, 7, 16};
    private static final Path SHARED =
            Path.of(System.getProperty("vigil.root", ".."), "..", "shared");

    @TempDir Path folder;
    private DetectorConfig dense;

    @BeforeEach
    void aDetectorThatLeavesItsBatchOpen() throws IOException {
        dense = DetectorConfig.of(DenseModel.write(folder.resolve("dense.onnx")).toString());
    }

    @Test
    void everyByteIsTheSameWhateverTheBatchItsCompanyAndTheThreads() throws Exception {
        Map<String, String> alone = run(dense, SecondaryConfig.NONE, Execution.DEFAULT, 0);
        for (int seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            for (int batch : BATCHES) {
                assertThat(run(dense, SecondaryConfig.NONE, execution(batch, random), seed))
                        .as("batch %d, seed %d", batch, seed)
                        .isEqualTo(alone);
            }
        }
        // The model finds something else in each frame, so that equal bytes mean anything.
        assertThat(alone).hasSize(CAMERAS);
        assertThat(alone.values()).doesNotHaveDuplicates().allMatch(bytes -> bytes.length() > 2000);
    }

    @Test
    void everyByteOfPeoplesLooksIsTheSameToo() throws Exception {
        Path osnet = SHARED.resolve("models/osnet_x0_25_msmt17.onnx");
        assumeTrue(Files.exists(osnet), "needs " + osnet);
        Path boxes = folder.resolve("boxes.txt");
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= FRAMES; i++) {
            for (int box = 0; box < i % 4; box++) {
                rows.append("%d,-1,%d,3,%d,40,0.9%n".formatted(i, 10 * box, 15 + i));
            }
        }
        Files.writeString(boxes, rows);
        DetectorConfig recorded = DetectorConfig.of("recorded:" + boxes);
        SecondaryConfig looks = SecondaryConfig.of(AppearanceConfig.of(osnet.toString()));

        Map<String, String> alone = run(recorded, looks, Execution.DEFAULT, 0);
        for (int batch : BATCHES) {
            assertThat(run(recorded, looks, execution(batch, new Random(batch)), batch))
                    .as("batch %d", batch)
                    .isEqualTo(alone);
        }
    }

    @Test
    void aBrokenFrameSpoilsNoneThatItWentInWith() throws Exception {
        List<RawRecord> log = log(1);
        byte[] broken = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};
        log.add(3, raw(frame("broken", 0, 1, 64, 48, FrameEncoding.GRAY8, new byte[64 * 48]), 0));
        log.add(5, raw("door", broken, 99));
        List<Perceived> out =
                run(dense, SecondaryConfig.NONE, Execution.DEFAULT.withBatch(16), log);

        assertThat(out.get(5)).isInstanceOf(Rejected.class);
        assertThat(out.stream().filter(PerceivedFrame.class::isInstance))
                .hasSize(CAMERAS * FRAMES + 1);
    }

    private static Execution execution(int batch, Random random) {
        return new Execution(
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                Provider.CPU,
                false,
                batch,
                Duration.ofMillis(random.nextInt(8)));
    }

    /** The bytes that perception says, by camera. */
    private static Map<String, String> run(
            DetectorConfig detector, SecondaryConfig models, Execution execution, long seed)
            throws Exception {
        var serializer = StreamTypes.PERCEIVED.createSerializer(new SerializerConfigImpl());
        Map<String, String> bytes = new TreeMap<>();
        for (Perceived perceived : run(detector, models, execution, log(seed))) {
            DataOutputSerializer out = new DataOutputSerializer(64);
            serializer.serialize(perceived, out);
            bytes.merge(
                    perceived.camera(),
                    HexFormat.of().formatHex(out.getCopyOfBuffer()),
                    String::concat);
        }
        return bytes;
    }

    private static List<Perceived> run(
            DetectorConfig detector,
            SecondaryConfig models,
            Execution execution,
            List<RawRecord> log)
            throws Exception {
        PerceiveConfig config =
                new PerceiveConfig(
                        detector.withExecution(execution),
                        models,
                        GlanceConfig.DEFAULT,
                        Map.of(),
                        "",
                        "",
                        Duration.ofMillis(100));
        try (var harness = PerceiveOperatorTest.harness(new PerceiveOperator(config))) {
            harness.open();
            Random random = new Random(log.hashCode());
            for (RawRecord record : log) {
                harness.processElement(record, 0);
                if (random.nextInt(10) == 0) {
                    harness.prepareSnapshotPreBarrier(1);
                }
            }
            harness.getOperator().finish();
            return List.copyOf(harness.extractOutputValues());
        }
    }

    /** Frames of noise of every camera, which come in another company for each seed. */
    private static List<RawRecord> log(long seed) {
        Random random = new Random(seed);
        int[] next = new int[CAMERAS];
        List<RawRecord> log = new ArrayList<>();
        while (log.size() < CAMERAS * FRAMES) {
            int camera = random.nextInt(CAMERAS);
            if (next[camera] < FRAMES) {
                byte[] image = new byte[64 * 48 * 3];
                new Random(1000L * camera + next[camera]).nextBytes(image);
                log.add(
                        raw(
                                frame(
                                        "camera-" + camera,
                                        0,
                                        next[camera]++,
                                        64,
                                        48,
                                        FrameEncoding.BGR24,
                                        image),
                                log.size()));
            }
        }
        return log;
    }
}
