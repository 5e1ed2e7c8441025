package io.vigil.operators.perceive;

import static io.vigil.operators.FrameSamples.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Glance;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.Region;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.RawRecord;
import io.vigil.operators.Rejected;
import io.vigil.operators.state.StreamTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // the harness may be interrupted while it closes
class BundlesInForceTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final String MOTION = "builtin:motion";

    @TempDir Path folder;
    private TinyBundles bundles;

    @BeforeEach
    void twoBundles() throws Exception {
        bundles = new TinyBundles(folder);
        bundles.put(1, MOTION, WIDTH, HEIGHT);
        bundles.put(2, MOTION, WIDTH, HEIGHT);
    }

    @Test
    void fromItsPlaceInTheLogAnotherBundleSaysWhatIsSeenAndNoFrameIsLost() throws Exception {
        List<CameraRecord> swapped = frames("door", 0, 30);
        swapped.add(0, bundles.change("door", 1, 1));
        swapped.add(16, bundles.change("door", 2, 2));
        List<Perceived> said = run(1, log(swapped));

        List<Perceived> first = run(1, log(with(bundles.change("door", 1, 1), 30)));
        List<Perceived> second = run(1, log(with(bundles.change("door", 1, 2), 30)));
        assertThat(said).hasSize(32);
        assertThat(said.get(16)).isEqualTo(new CameraEvent((ModelChange) swapped.get(16)));
        assertThat(glances(said.subList(0, 16))).isEqualTo(glances(first.subList(0, 16)));
        assertThat(glances(said.subList(17, 32))).isEqualTo(glances(second.subList(16, 31)));
        assertThat(glances(second)).isNotEqualTo(glances(first));
        assertThat(glances(said)).hasSize(30).allSatisfy(each -> assertThat(each).isNotEmpty());
        assertThat(run(4, log(swapped))).isEqualTo(said);
    }

    @Test
    void aCameraWithoutABundleIsNotGlancedAt() throws Exception {
        List<CameraRecord> records = new ArrayList<>(frames("door", 0, 4));
        records.addAll(frames("road", 0, 4));
        records.add(0, bundles.change("door", 1, 1));
        records.add(bundleless("door", 2));
        records.addAll(frames("door", 4, 8));

        assertThat(run(1, log(records)))
                .filteredOn(PerceivedFrame.class::isInstance)
                .extracting(each -> ((PerceivedFrame) each).glanced())
                .containsExactly(
                        true, true, true, true, false, false, false, false, false, false, false,
                        false);
    }

    @Test
    void onlyEachSoManyThFrameIsGlancedAt() throws Exception {
        List<Perceived> said =
                run(operator(1, Map.of("door", 3)), log(with(bundles.change("door", 1, 1), 8)));

        assertThat(said.subList(1, 9))
                .extracting(each -> ((PerceivedFrame) each).glanced())
                .containsExactly(true, false, false, true, false, false, true, false);
    }

    @Test
    void aBundleThatIsNoGoodIsADeadLetterAndTheOneBeforeGoesOn() throws Exception {
        bundles.put(3, "builtin:auto", WIDTH, HEIGHT);
        bundles.put(4, MOTION, WIDTH, HEIGHT);
        List<CameraRecord> records = with(bundles.change("door", 1, 1), 20);
        records.add(6, bundles.change("door", 2, 3));
        records.add(8, bundles.change("door", 3, 4));
        records.add(10, unknown("door", 4));
        records.add(11, unknown("road", 1));
        records.addAll(frames("road", 0, 2));
        Files.write(folder.resolve("bundles/b4.bundle"), new byte[] {1, 2, 3});

        List<Perceived> said = run(1, log(records));

        assertThat(said)
                .filteredOn(Rejected.class::isInstance)
                .extracting(each -> ((Rejected) each).letter().reason())
                .containsExactly("bad-bundle", "bad-bundle", "bad-bundle", "bad-bundle");
        assertThat(((Rejected) said.get(6)).letter().detail())
                .contains("detector builtin:auto, but this job's is builtin:motion");
        assertThat(((Rejected) said.get(8)).letter().detail()).contains("was replaced");
        assertThat(((Rejected) said.get(10)).letter().detail()).contains("cannot be read");
        assertThat(glances(said)).isEqualTo(glances(run(1, log(with(records.get(0), 20)))));
        assertThat(said.subList(said.size() - 2, said.size()))
                .extracting(each -> ((PerceivedFrame) each).glanced())
                .containsExactly(false, false);
    }

    @Test
    void whatIsSaidAgainIsNotPassedOnAgain() throws Exception {
        List<CameraRecord> records = with(bundles.change("door", 2, 1), 6);
        records.add(4, bundles.change("door", 2, 1));
        records.add(5, bundles.change("door", 1, 2));
        records.add(6, unknown("door", 3));
        records.add(7, unknown("door", 3));

        List<Perceived> said = run(1, log(records));

        assertThat(said).filteredOn(CameraEvent.class::isInstance).hasSize(1);
        assertThat(said).filteredOn(Rejected.class::isInstance).hasSize(1);
        assertThat(glances(said)).isEqualTo(glances(run(1, log(with(records.get(0), 6)))));
    }

    @Test
    void framesOfAnotherSizeAreSeenButNotGlancedAt() throws Exception {
        bundles.put(5, MOTION, WIDTH / 2, HEIGHT);

        List<Perceived> said = run(1, log(with(bundles.change("door", 1, 5), 3)));

        assertThat(said.subList(1, 4))
                .extracting(each -> ((PerceivedFrame) each).glanced())
                .containsExactly(false, false, false);
        assertThat(((PerceivedFrame) said.get(1)).detections().detections()).isNotEmpty();
    }

    @Test
    void whatIsInForceIsKnownAfterARestartWithMoreSubtasksAndWithFewer() throws Exception {
        OperatorSubtaskState one;
        try (var harness = harness(operator(1, Map.of()), 1, 0)) {
            harness.open();
            for (RawRecord record : log(with(bundles.change("door", 1, 1), 2))) {
                harness.processElement(record, 0);
            }
            harness.processElement(raw(unknown("road", 7), 9), 0);
            harness.prepareSnapshotPreBarrier(1);
            one = harness.snapshot(1, 1);
        }
        List<OperatorSubtaskState> two = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var harness = harness(operator(1, Map.of()), 2, subtask)) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                one, 8, 1, 2, subtask));
                harness.open();
                if (subtask == 1) {
                    assertThat(glanced(harness, 5)).isTrue();
                    harness.processElement(raw(bundles.change("door", 2, 2), 11), 0);
                    assertThat(glanced(harness, 6)).isTrue();
                }
                harness.prepareSnapshotPreBarrier(2);
                two.add(harness.snapshot(2, 2));
            }
        }
        try (var harness = harness(operator(1, Map.of()), 1, 0)) {
            harness.initializeState(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            AbstractStreamOperatorTestHarness.repackageState(
                                    two.get(0), two.get(1)),
                            8,
                            2,
                            1,
                            0));
            harness.open();
            // Both have been heard before, and one of them was no good.
            harness.processElement(raw(bundles.change("door", 2, 2), 12), 0);
            harness.processElement(raw(unknown("road", 7), 13), 0);
            assertThat(glanced(harness, 7)).isTrue();
            assertThat(harness.extractOutputValues()).hasSize(1);
            List<Perceived> second =
                    run(1, log(List.of(bundles.change("door", 1, 2), moving("door", 7))));
            assertThat(glances(List.copyOf(harness.extractOutputValues())))
                    .isEqualTo(glances(second));
        }
    }

    private boolean glanced(
            OneInputStreamOperatorTestHarness<RawRecord, Perceived> harness, int sequence)
            throws Exception {
        harness.processElement(raw(moving("door", sequence), 100 + sequence), 0);
        harness.prepareSnapshotPreBarrier(9);
        List<Perceived> all = List.copyOf(harness.extractOutputValues());
        return ((PerceivedFrame) all.get(all.size() - 1)).glanced();
    }

    private static ModelChange bundleless(String camera, long version) {
        return new ModelChange(camera, 0, -1, 0, version, "", "", "ada", "");
    }

    private static ModelChange unknown(String camera, long version) {
        return new ModelChange(camera, 0, -1, 0, version, "none", "0".repeat(64), "ada", "");
    }

    private static List<CameraRecord> with(CameraRecord first, int frames) {
        List<CameraRecord> all = frames("door", 0, frames);
        all.add(0, first);
        return all;
    }

    private static List<CameraRecord> frames(String camera, int from, int to) {
        List<CameraRecord> all = new ArrayList<>();
        for (int i = from; i < to; i++) {
            all.add(moving(camera, i));
        }
        return all;
    }

    /** A speckled square that moves over grey. */
    private static Frame moving(String camera, int sequence) {
        byte[] bgr = new byte[3 * WIDTH * HEIGHT];
        SplittableRandom random = new SplittableRandom(3);
        int left = 20 + 2 * sequence;
        for (int y = 40; y < 80; y++) {
            for (int x = left; x < left + 24; x++) {
                random.nextInt();
                java.util.Arrays.fill(
                        bgr, 3 * (y * WIDTH + x), 3 * (y * WIDTH + x) + 3, (byte) random.nextInt());
            }
        }
        return new Frame(
                camera,
                0,
                sequence,
                1_000_000 + 100_000 * sequence,
                WIDTH,
                HEIGHT,
                FrameEncoding.BGR24,
                bgr,
                List.of(new Region(left, 40, left + 24, 80, 0.9, 0, 0.9)),
                CameraMotion.NONE,
                ImageStatistics.UNKNOWN,
                sequence + 1,
                Map.of(),
                ClockQuality.SOURCE,
                0);
    }

    private static List<RawRecord> log(List<? extends CameraRecord> records) {
        List<RawRecord> log = new ArrayList<>();
        records.forEach(record -> log.add(raw(record, log.size())));
        return log;
    }

    private static List<List<Glance>> glances(List<Perceived> said) {
        return said.stream()
                .filter(PerceivedFrame.class::isInstance)
                .map(PerceivedFrame.class::cast)
                .filter(PerceivedFrame::glanced)
                .map(PerceivedFrame::glances)
                .toList();
    }

    private List<Perceived> run(int workers, List<RawRecord> log) throws Exception {
        return run(operator(workers, Map.of()), log);
    }

    private static List<Perceived> run(PerceiveOperator operator, List<RawRecord> log)
            throws Exception {
        try (var harness = harness(operator, 1, 0)) {
            harness.open();
            for (RawRecord record : log) {
                harness.processElement(record, 0);
            }
            harness.getOperator().finish();
            return List.copyOf(harness.extractOutputValues());
        }
    }

    private PerceiveOperator operator(int workers, Map<String, Integer> every) throws Exception {
        PerceiveConfig config =
                new PerceiveConfig(
                        DetectorConfig.of(MOTION)
                                .withExecution(Execution.DEFAULT.withWorkers(workers)),
                        SecondaryConfig.NONE,
                        new GlanceConfig(bundles.store, every),
                        Map.of(),
                        "",
                        "",
                        Duration.ofMillis(100));
        // As it arrives on the machine where it runs.
        return InstantiationUtil.clone(new PerceiveOperator(config));
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, Perceived> harness(
            PerceiveOperator operator, int parallelism, int subtask) throws Exception {
        var harness =
                new OneInputStreamOperatorTestHarness<RawRecord, Perceived>(
                        operator, 8, parallelism, subtask);
        harness.setup(StreamTypes.PERCEIVED.createSerializer(new SerializerConfigImpl()));
        return harness;
    }
}
