package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.memory.MemoryConfig;
import io.vigil.ingest.memory.Observation;
import io.vigil.ingest.memory.SceneMemory;
import io.vigil.operators.perceive.attention.Attention;
import io.vigil.operators.perceive.attention.AttentionConfig;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.evaluation.Evaluation;
import io.vigil.tracking.evaluation.MotFile;
import io.vigil.tracking.evaluation.MotRow;
import io.vigil.tracking.evaluation.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What looking less saves and loses on real footage, with yolox-nano and the default tracker. */
class LessOnFootageIT {
    private static final Logger LOG = LoggerFactory.getLogger(LessOnFootageIT.class);
    private static final Path SHARED =
            Path.of(System.getProperty("vigil.root", ".."), "..", "shared");
    private static final Path MODEL = SHARED.resolve("models/yolox_nano.onnx");
    private static final Path CAMPUS = SHARED.resolve("data/pets09_s2l1");
    private static final Attention GATED = Attention.FULL.withRefresh(Duration.ofSeconds(1));
    private static final double SURE = 0.4;

    @Test
    void whereSomebodyAlwaysMovesNothingIsSavedAndNothingLost() throws IOException {
        Path video = CAMPUS.resolve("vtest_480x360_10fps_795f.mp4");
        List<MotRow> truth = truth(0.625);
        Map<String, Attention> attentions =
                Map.of(
                        "full",
                        Attention.FULL,
                        "gated",
                        GATED,
                        "coarsely gated",
                        GATED.withStill(0.02),
                        "5 a second",
                        Attention.FULL.withRate(5));
        Map<String, Watch> watched = watched(video, List.of("person"), attentions);
        Map<String, Double> idf1 = new HashMap<>();
        watched.forEach(
                (name, watch) -> {
                    idf1.put(name, idf1(truth, watch));
                    LOG.info("vtest, {}: {} looks, IDF1 {}", name, watch.looks(), idf1.get(name));
                });
        // A person whose track is not said of a frame that was left out is not missed there.
        Watch seldom = watched.get("5 a second");
        Set<Integer> looked =
                seldom.followed().stream().map(MotRow::frame).collect(Collectors.toSet());
        double same =
                Evaluation.evaluate(
                                only(truth, looked),
                                only(watched.get("full").followed(), looked),
                                Options.PLAIN)
                        .idf1();
        double half =
                Evaluation.evaluate(only(truth, looked), seldom.followed(), Options.PLAIN).idf1();
        LOG.info("vtest, frames of 5 a second: IDF1 {}, looked at alone {}", same, half);
        assertThat(idf1.get("gated")).isGreaterThan(idf1.get("full") - 1);
        assertThat(half).isGreaterThan(same - 5);
    }

    @Test
    void betweenThingsThatPassHalfTheLooksAreSaved() throws IOException {
        for (String name : List.of("car-detection")) {
            Path video = SHARED.resolve("data/intel_samples/" + name + ".mp4");
            Map<Long, List<Detection>> asked = new HashMap<>();
            int[] looks = new int[1];
            int[] differ = new int[2];
            assumeTrue(Files.exists(video) && Files.exists(MODEL), "needs " + video);
            try (Detector detector = Detectors.open(model(List.of(), Attention.FULL))) {
                Watch[] gated = new Watch[1];
                long[] shown = new long[1];
                gated[0] =
                        new Watch(
                                GATED,
                                frame -> {
                                    looks[0]++;
                                    shown[0] = frame.frame().sequence();
                                    return asked.get(frame.frame().sequence());
                                });
                frames(
                        video,
                        frame -> {
                            DecodedFrame decoded = new DecodedFrame(frame);
                            List<Detection> found = detector.detect(decoded, List.of());
                            decoded.release();
                            asked.put(frame.sequence(), found);
                            gated[0].see(frame);
                            differ[0] += unmatched(found, asked.get(shown[0]));
                            differ[1] += sure(found).size();
                        });
            }
            LOG.info(
                    "{}: {} frames, {} looks; {} of {} detections are not in the answer that stands",
                    name,
                    asked.size(),
                    looks[0],
                    differ[0],
                    differ[1]);
            assertThat(looks[0]).isLessThan((int) (asked.size() / 1.8));
            assertThat(differ[0]).isLessThanOrEqualTo(differ[1] / 100);
        }
    }

    @Test
    void tilesSeeMoreOfThePeopleWhoAreSmall() throws IOException {
        Path video = CAMPUS.resolve("pets09_768x576_f1-300_10fps.mp4");
        assumeTrue(Files.exists(video) && Files.exists(MODEL), "needs " + video + ", " + MODEL);
        Map<Integer, List<Box>> truth = new HashMap<>();
        truth(1).forEach(
                        r -> truth.computeIfAbsent(r.frame(), f -> new ArrayList<>()).add(r.box()));
        int[] found = new int[2];
        int[] there = new int[1];
        List<DetectorConfig> both =
                List.of(
                        model(List.of("person"), Attention.FULL),
                        model(List.of("person"), Attention.FULL.withTile(416)));
        for (int i = 0; i < 2; i++) {
            int which = i;
            try (Detector detector = Detectors.open(both.get(i))) {
                frames(
                        video,
                        frame -> {
                            if (frame.sequence() % 10 != 5) {
                                return;
                            }
                            DecodedFrame decoded = new DecodedFrame(frame);
                            List<Detection> people = detector.detect(decoded, List.of());
                            decoded.release();
                            for (Box person :
                                    truth.getOrDefault((int) frame.sequence() + 1, List.of())) {
                                there[0] += which;
                                found[which] +=
                                        people.stream()
                                                        .anyMatch(
                                                                d ->
                                                                        d.score() >= 0.3
                                                                                && d.box()
                                                                                                .iou(
                                                                                                        person)
                                                                                        >= 0.5)
                                                ? 1
                                                : 0;
                            }
                        });
            }
        }
        LOG.info("768x576: {} of {} people, in tiles {}", found[0], there[0], found[1]);
        assertThat(found[1]).isGreaterThan(found[0]);
    }

    private static DetectorConfig model(List<String> labels, Attention attention) {
        return new DetectorConfig(
                MODEL.toString(),
                "auto",
                labels,
                .1,
                .45,
                false,
                Execution.DEFAULT.withThreads(2),
                new AttentionConfig(attention, Map.of()));
    }

    /** Each of them alone; the model is asked once for each frame. */
    private static Map<String, Watch> watched(
            Path video, List<String> labels, Map<String, Attention> attentions) throws IOException {
        assumeTrue(Files.exists(video) && Files.exists(MODEL), "needs " + video + ", " + MODEL);
        Map<Long, List<Detection>> asked = new HashMap<>();
        Map<String, Watch> watched = new HashMap<>();
        try (Detector detector = Detectors.open(model(labels, Attention.FULL))) {
            attentions.forEach(
                    (name, attention) ->
                            watched.put(
                                    name,
                                    new Watch(
                                            attention,
                                            frame ->
                                                    asked.computeIfAbsent(
                                                            frame.frame().sequence(),
                                                            s ->
                                                                    detector.detect(
                                                                            frame, List.of())))));
            frames(video, frame -> watched.values().forEach(watch -> watch.see(frame)));
        }
        return watched;
    }

    private static void frames(Path video, Consumer<Frame> each) throws IOException {
        SceneMemory memory = new SceneMemory(new MemoryConfig(false, false));
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile());
                OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
            grabber.start();
            double frameRate = grabber.getVideoFrameRate();
            var image = grabber.grabImage();
            for (int i = 0; image != null; i++, image = grabber.grabImage()) {
                // Without the padding that rows may have.
                Mat pixels = converter.convert(image).clone();
                byte[] bgr = new byte[3 * pixels.cols() * pixels.rows()];
                pixels.data().get(bgr);
                long micros = Math.round(i * 1e6 / frameRate);
                Observation seen = memory.observe(pixels, micros);
                each.accept(
                        new Frame(
                                "footage",
                                0,
                                i,
                                micros,
                                pixels.cols(),
                                pixels.rows(),
                                FrameEncoding.BGR24,
                                bgr,
                                seen.regions(),
                                seen.cameraMotion(),
                                seen.statistics(),
                                i + 1,
                                Map.of(),
                                ClockQuality.SOURCE,
                                0));
                pixels.close();
            }
        }
    }

    private static List<MotRow> truth(double scale) throws IOException {
        Path file = CAMPUS.resolve("gt.txt");
        assumeTrue(Files.exists(file), "needs " + file);
        return MotFile.read(file).stream()
                .map(
                        row -> {
                            Box b = row.box();
                            Box box =
                                    Box.ofSize(
                                            scale * b.left(),
                                            scale * b.top(),
                                            scale * b.width(),
                                            scale * b.height());
                            return new MotRow(row.frame(), row.id(), box, row.confidence(), -1, -1);
                        })
                .toList();
    }

    private static double idf1(List<MotRow> truth, Watch watch) {
        return Evaluation.evaluate(truth, watch.followed(), Options.PLAIN).idf1();
    }

    private static List<MotRow> only(List<MotRow> rows, Set<Integer> frames) {
        return rows.stream().filter(row -> frames.contains(row.frame())).toList();
    }

    private static List<Detection> sure(List<Detection> detections) {
        return detections.stream().filter(d -> d.score() >= SURE).toList();
    }

    private static int unmatched(List<Detection> found, List<Detection> standing) {
        return (int)
                sure(found).stream()
                        .filter(d -> standing.stream().noneMatch(s -> s.box().iou(d.box()) >= 0.5))
                        .count();
    }
}
