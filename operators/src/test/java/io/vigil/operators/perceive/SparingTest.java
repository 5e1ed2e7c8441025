package io.vigil.operators.perceive;

import static io.vigil.operators.FrameSamples.grey;
import static io.vigil.operators.FrameSamples.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.Frame;
import io.vigil.ingest.ImageStatistics;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.RawRecord;
import io.vigil.operators.Rejected;
import io.vigil.operators.perceive.attention.Attention;
import io.vigil.operators.perceive.attention.AttentionConfig;
import io.vigil.operators.source.RecordChecker;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // the harness may be interrupted while it closes
class SparingTest {
    private static final Attention GATED = Attention.FULL.withRefresh(Duration.ofSeconds(2));
    private static final AttentionConfig MIXED =
            new AttentionConfig(
                    GATED, Map.of("road", GATED.withRate(4), "yard", Attention.FULL.withRate(3)));

    /** Says which frames it was shown; fails on those that are all 13, and takes its time. */
    record Witness(int history, AtomicInteger looks, int nanos) implements Detector {
        @Override
        public List<String> labels() {
            return List.of("thing");
        }

        @Override
        public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
            looks.incrementAndGet();
            int grey = Byte.toUnsignedInt(frame.bgr().data().get(0));
            LockSupport.parkNanos((long) nanos * (grey % 5));
            if (grey == 13) {
                throw new IllegalArgumentException("thirteen");
            }
            double mark = grey;
            for (FrameView view : earlier) {
                mark = mark * 1.25 + Byte.toUnsignedInt(view.bgr().data().get(0));
            }
            return List.of(
                    new Detection(new Box(0, 0, 10 + mark % 1000, 10), grey / 255.0, "thing"));
        }

        @Override
        public void close() {}
    }

    @Test
    void parallelWorkersChangeNothing() throws Exception {
        List<RawRecord> log = log(new Random(3), 400);
        List<Perceived> alone = inJob(1, 0, log);

        assertThat(alone).hasSize(log.size());
        assertThat(alone).anyMatch(p -> p instanceof PerceivedFrame f && !f.looked());
        assertThat(alone).anyMatch(Rejected.class::isInstance);
        assertThat(inJob(4, 300_000, log)).isEqualTo(alone);
    }

    private static List<Perceived> inJob(int workers, int nanos, List<RawRecord> log)
            throws Exception {
        DetectorConfig config =
                new DetectorConfig(
                        "test",
                        "auto",
                        List.of(),
                        0.1,
                        0.65,
                        false,
                        Execution.DEFAULT.withWorkers(workers),
                        MIXED);
        try (var harness =
                PerceiveOperatorTest.harness(
                        new PerceiveOperator(
                                PerceiveConfig.alone(config),
                                () -> new Witness(0, new AtomicInteger(), nanos)))) {
            harness.open();
            for (RawRecord record : log) {
                harness.processElement(record, 0);
            }
            harness.getOperator().finish();
            return List.copyOf(harness.extractOutputValues());
        }
    }

    @Property(tries = 40)
    void aRestartAnywhereAnswersAsAnUndisturbedRunDoes(
            @ForAll long seed,
            @ForAll @IntRange(max = 5) int history,
            @ForAll @IntRange(max = 119) int start) {
        List<RawRecord> log = log(new Random(seed), 120);
        List<Perceived> undisturbed = run(history, log, 0);

        assertThat(run(history, log, start))
                .isEqualTo(undisturbed.subList(start, undisturbed.size()));
    }

    @Test
    void whatIsStillIsLookedAtSeldomAndSaidOfEachFrame() {
        List<RawRecord> log = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            log.add(raw(moving("door", 0, i, i == 40 ? 0.1 : 0), i));
        }
        AtomicInteger looks = new AtomicInteger();
        List<Perceived> all = run(new Witness(0, looks, 0), log, 0);

        // Four blocks, two more where 2 s begin anew within one, and one movement.
        assertThat(looks).hasValue(8);
        assertThat(all)
                .extracting(p -> ((PerceivedFrame) p).detections().sequence())
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.range(0, 64).boxed().toList());
        assertThat(all).allMatch(p -> ((PerceivedFrame) p).looked());
    }

    @Test
    void framesAfterABrokenOneAreLookedAtThemselves() {
        List<RawRecord> log = new ArrayList<>();
        for (int i = 13; i < 16; i++) {
            log.add(raw(moving("door", 0, i, 0), log.size()));
        }
        List<Perceived> all = run(0, log, 0);

        assertThat(all.get(0)).isInstanceOf(Rejected.class);
        assertThat(all.subList(1, 3))
                .extracting(p -> ((PerceivedFrame) p).detections().detections().get(0).score())
                .containsExactly(0.0549, 0.0588);
    }

    private static List<Perceived> run(int history, List<RawRecord> log, int start) {
        return run(new Witness(history, new AtomicInteger(), 0), log, start);
    }

    /** From a place in the log on, with what lies before it there to be read. */
    private static List<Perceived> run(Detector detector, List<RawRecord> log, int start) {
        RecordChecker checker = new RecordChecker(io.vigil.ingest.wire.SchemaStore.NONE);
        PastFrames past =
                (raw, frame, count) -> {
                    PastScan scan = new PastScan(frame, count);
                    for (RawRecord before : log.subList(0, (int) raw.offset())) {
                        Frame earlier = frame(checker, before);
                        if (earlier.camera().equals(frame.camera())) {
                            scan.see(earlier);
                        }
                    }
                    return scan;
                };
        Glancing glancing = new Glancing(1);
        FrameHistory history = new FrameHistory(past);
        Sparing sparing =
                new Sparing(
                        MIXED,
                        detector.history(),
                        past,
                        inference ->
                                CompletableFuture.completedFuture(
                                        Inference.run(
                                                        List.of(inference),
                                                        detector,
                                                        glancing,
                                                        checker)
                                                .get(0)),
                        new UnregisteredMetricsGroup());
        List<Perceived> all = new ArrayList<>();
        for (RawRecord raw : log.subList(start, log.size())) {
            DecodedFrame pixels = new DecodedFrame(frame(checker, raw));
            all.add(
                    sparing.perceive(
                                    new Inference(
                                            raw,
                                            pixels,
                                            history.before(raw, pixels, detector.history())))
                            .join());
        }
        history.close();
        return all;
    }

    private static Frame frame(RecordChecker checker, RawRecord raw) {
        try {
            return (Frame) ((io.vigil.operators.source.Checked.Good) checker.check(raw)).record();
        } catch (io.vigil.ingest.wire.UnknownSchemaException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Three cameras with quiet and busy times, shed frames, new epochs and repeated records. */
    private static List<RawRecord> log(Random random, int records) {
        String[] cameras = {"door", "road", "yard"};
        long[] epochs = new long[3];
        long[] sequences = new long[3];
        List<RawRecord> log = new ArrayList<>();
        while (log.size() < records) {
            int camera = random.nextInt(3);
            double moving = random.nextInt(8) == 0 ? 0.05 : 0;
            log.add(
                    raw(
                            moving(cameras[camera], epochs[camera], sequences[camera], moving),
                            log.size()));
            int chance = random.nextInt(40);
            if (chance == 0) {
                epochs[camera]++;
                sequences[camera] = 0;
            } else if (chance > 1) {
                sequences[camera] += chance == 2 ? 3 : 1;
            }
        }
        return log;
    }

    private static Frame moving(String camera, long epoch, long sequence, double share) {
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
                CameraMotion.NONE,
                new ImageStatistics(sequence + 1, 0, 0, share),
                grey.captured(),
                Map.of(),
                grey.clockQuality(),
                0);
    }
}
