package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.ingest.FrameEncoding;
import io.vigil.operators.FrameSamples;
import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Embedding;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.evaluation.Evaluation;
import io.vigil.tracking.evaluation.MotFile;
import io.vigil.tracking.evaluation.MotRow;
import io.vigil.tracking.evaluation.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real people followed from pixels on, by yolox-nano's boxes, with and without looks. A video has
 * few people, and one pair mistaken for each other decides many points: so the median over five
 * starting frames counts.
 */
class FollowedOnFootageIT {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedOnFootageIT.class);
    private static final Path SHARED =
            Path.of(System.getProperty("vigil.root", ".."), "..", "shared");
    private static final int STARTS = 5;

    @Test
    void thePeopleOfACampusKeepTheirNames() throws IOException {
        Path data = SHARED.resolve("data/pets09_s2l1");
        // The truth is of frames of 768x576, the video of 480x360.
        List<MotRow> truth = truth(data.resolve("gt.txt"), 0.625);
        Path video = data.resolve("vtest_480x360_10fps_795f.mp4");
        List<FrameDetections> seen = perceived(video, 10);
        double without = medianIdf1(withoutLooks(seen), truth, 10);
        double with = medianIdf1(seen, truth, 10);
        LOG.info("vtest: IDF1 {} without looks, {} with", without, with);
        assertThat(without).isGreaterThanOrEqualTo(70);
        assertThat(with).isGreaterThanOrEqualTo(77);
    }

    @Test
    void looksHelpInAStreet() throws IOException {
        Path data = SHARED.resolve("data/tud/TUD-Stadtmitte");
        List<MotRow> truth = truth(data.resolve("gt/gt.txt"), 1);
        List<FrameDetections> seen = perceived(data.resolve("TUD-Stadtmitte.mp4"), 25);
        double without = medianIdf1(withoutLooks(seen), truth, 5);
        double with = medianIdf1(seen, truth, 5);
        LOG.info("TUD-Stadtmitte: IDF1 {} without looks, {} with", without, with);
        assertThat(with).isGreaterThan(without);
    }

    private static List<MotRow> truth(Path file, double scale) throws IOException {
        assumeTrue(Files.exists(file), "needs " + file);
        List<MotRow> scaled = new ArrayList<>();
        for (MotRow row : MotFile.read(file)) {
            Box b = row.box();
            Box box =
                    Box.ofSize(
                            scale * b.left(),
                            scale * b.top(),
                            scale * b.width(),
                            scale * b.height());
            scaled.add(new MotRow(row.frame(), row.id(), box, row.confidence(), -1, -1));
        }
        return scaled;
    }

    private static List<FrameDetections> perceived(Path video, double frameRate)
            throws IOException {
        Path detector = SHARED.resolve("models/yolox_nano.onnx");
        Path looks = SHARED.resolve("models/osnet_x0_25_msmt17.onnx");
        assumeTrue(
                Files.exists(video) && Files.exists(detector) && Files.exists(looks),
                "needs " + video + ", " + detector + " and " + looks);
        DetectorConfig people =
                DetectorConfig.of(detector.toString())
                        .withLabels(List.of("person"))
                        .withExecution(Execution.DEFAULT.withThreads(2));
        List<FrameDetections> frames = new ArrayList<>();
        try (Detector both =
                        Detectors.open(
                                people, AppearanceConfig.of(looks.toString()), new LongAdder());
                FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile());
                OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
            grabber.start();
            var image = grabber.grabImage();
            for (int i = 0; image != null; i++, image = grabber.grabImage()) {
                // Without the padding that rows may have.
                Mat pixels = converter.convert(image).clone();
                byte[] bgr = new byte[3 * pixels.cols() * pixels.rows()];
                pixels.data().get(bgr);
                DecodedFrame frame =
                        new DecodedFrame(
                                FrameSamples.frame(
                                        "footage",
                                        0,
                                        i,
                                        pixels.cols(),
                                        pixels.rows(),
                                        FrameEncoding.BGR24,
                                        bgr));
                frames.add(
                        new FrameDetections(
                                "footage",
                                0,
                                i,
                                Math.round(i * 1e6 / frameRate),
                                pixels.cols(),
                                pixels.rows(),
                                Affine.IDENTITY,
                                Quantiser.quantised(both.detect(frame, List.of()))));
                frame.release();
                pixels.close();
            }
        }
        return frames;
    }

    private static List<FrameDetections> withoutLooks(List<FrameDetections> frames) {
        List<FrameDetections> blind = new ArrayList<>();
        for (FrameDetections f : frames) {
            List<Detection> detections =
                    f.detections().stream().map(d -> d.withEmbedding(Embedding.NONE)).toList();
            blind.add(
                    new FrameDetections(
                            f.camera(),
                            f.epoch(),
                            f.sequence(),
                            f.capturedAtMicros(),
                            f.width(),
                            f.height(),
                            f.cameraMotion(),
                            detections));
        }
        return blind;
    }

    private static double medianIdf1(
            List<FrameDetections> frames, List<MotRow> truth, int framesApart) {
        return IntStream.range(0, STARTS)
                .mapToDouble(i -> idf1(frames, truth, i * framesApart))
                .sorted()
                .toArray()[STARTS / 2];
    }

    private static double idf1(List<FrameDetections> frames, List<MotRow> truth, int start) {
        Tracker tracker = Trackers.named("vigil");
        TrackerState state = TrackerState.empty();
        List<MotRow> results = new ArrayList<>();
        for (FrameDetections frame : frames.subList(start, frames.size())) {
            TrackerStep step = tracker.step(state, frame);
            state = step.state();
            for (Track track : step.visible()) {
                int number = Math.toIntExact(frame.sequence() + 1);
                results.add(new MotRow(number, track.id(), track.box(), track.score(), -1, -1));
            }
        }
        List<MotRow> left = truth.stream().filter(row -> row.frame() > start).toList();
        return Evaluation.evaluate(left, results, Options.PLAIN).idf1();
    }
}
