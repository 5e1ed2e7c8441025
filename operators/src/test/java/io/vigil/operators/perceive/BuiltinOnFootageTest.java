package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.memory.MemoryConfig;
import io.vigil.ingest.memory.Observation;
import io.vigil.ingest.memory.SceneMemory;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The built-ins against real people, every fifth frame after the fiftieth, at an IoU of 0.5. */
class BuiltinOnFootageTest {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltinOnFootageTest.class);
    private static final Path FOOTAGE =
            Path.of(System.getProperty("vigil.root", ".."), "..", "shared", "data", "pets09_s2l1");

    @Test
    void autoFindsThePeopleOfACampus() throws Exception {
        try (Detector detector = new BuiltinAuto()) {
            Score score = run(detector);
            assertThat(score.recall()).isGreaterThan(0.8);
            assertThat(score.precision()).isGreaterThan(0.8);
            assertThat(score.medianMillis()).isLessThan(40);
        }
    }

    @Test
    void motionFindsMostOfThem() throws Exception {
        try (Detector detector = new MotionDetector()) {
            Score score = run(detector);
            assertThat(score.recall()).isGreaterThan(0.8);
            assertThat(score.precision()).isGreaterThan(0.7);
        }
    }

    private static Score run(Detector detector) throws IOException {
        Path video = FOOTAGE.resolve("vtest_480x360_10fps_795f.mp4");
        assumeTrue(Files.exists(video), () -> "no footage at " + video.toAbsolutePath());
        Map<Integer, List<Box>> truth = truth();
        SceneMemory memory = new SceneMemory(new MemoryConfig(true, false));
        List<Double> millis = new ArrayList<>();
        int right = 0;
        int said = 0;
        int there = 0;
        int threads = opencv_core.getNumThreads();
        opencv_core.setNumThreads(2);
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile());
                OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
            grabber.start();
            for (int i = 0; i < 795; i++) {
                Mat image = converter.convert(grabber.grabImage());
                byte[] jpeg = jpeg(image);
                long start = System.nanoTime();
                Observation seen = memory.observe(image, i * 100_000L);
                DecodedFrame frame = new DecodedFrame(frame(i, image, jpeg, seen));
                List<Detection> detections = detector.detect(frame, List.of());
                frame.release();
                millis.add((System.nanoTime() - start) / 1e6);
                if (i >= 50 && i % 5 == 0) {
                    List<Box> people = truth.getOrDefault(i, List.of());
                    right += matched(detections, people);
                    said += detections.size();
                    there += people.size();
                }
            }
        } finally {
            opencv_core.setNumThreads(threads);
        }
        millis.sort(Comparator.naturalOrder());
        Score score =
                new Score(
                        right / (double) there,
                        right / (double) said,
                        millis.get(millis.size() / 2));
        LOG.info("{}: {}", detector.getClass().getSimpleName(), score);
        return score;
    }

    private static byte[] jpeg(Mat image) {
        try (BytePointer buffer = new BytePointer()) {
            opencv_imgcodecs.imencode(".jpg", image, buffer);
            byte[] bytes = new byte[(int) buffer.limit()];
            buffer.get(bytes);
            return bytes;
        }
    }

    private static Frame frame(int i, Mat image, byte[] jpeg, Observation seen) {
        return new Frame(
                "campus",
                0,
                i,
                i * 100_000L,
                image.cols(),
                image.rows(),
                FrameEncoding.JPEG,
                jpeg,
                seen.regions(),
                seen.cameraMotion(),
                seen.statistics(),
                i + 1,
                Map.of(),
                ClockQuality.SOURCE,
                0);
    }

    /** The surest first, each takes the free box that it fits best. */
    private static int matched(List<Detection> detections, List<Box> people) {
        boolean[] taken = new boolean[people.size()];
        int matched = 0;
        for (Detection detection :
                detections.stream().sorted(Comparator.comparingDouble(d -> -d.score())).toList()) {
            int best = -1;
            for (int p = 0; p < taken.length; p++) {
                double iou = people.get(p).iou(detection.box());
                if (!taken[p]
                        && iou >= 0.5
                        && (best < 0 || iou > people.get(best).iou(detection.box()))) {
                    best = p;
                }
            }
            if (best >= 0) {
                taken[best] = true;
                matched++;
            }
        }
        return matched;
    }

    /** The truth is for 768 x 576 and counts frames from 1. */
    private static Map<Integer, List<Box>> truth() throws IOException {
        Map<Integer, List<Box>> truth = new HashMap<>();
        for (String line : Files.readAllLines(FOOTAGE.resolve("gt.txt"))) {
            double[] fields =
                    Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
            truth.computeIfAbsent((int) fields[0] - 1, f -> new ArrayList<>())
                    .add(
                            Box.ofSize(
                                    0.625 * fields[2],
                                    0.625 * fields[3],
                                    0.625 * fields[4],
                                    0.625 * fields[5]));
        }
        return truth;
    }

    private record Score(double recall, double precision, double medianMillis) {}
}
