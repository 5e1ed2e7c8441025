package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.tracking.evaluation.detection.Area;
import io.vigil.tracking.evaluation.detection.DetectionEvaluation;
import io.vigil.tracking.evaluation.detection.DetectionScores;
import io.vigil.tracking.evaluation.detection.ScoredImage;
import io.vigil.tracking.evaluation.detection.TrueObject;
import io.vigil.tracking.evaluation.detection.YoloLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real models on 64 images of COCO against figures of an independent evaluator. */
class DetectionFiguresIT {
    private static final Path SHARED =
            Path.of(System.getProperty("vigil.root", ".."), "..", "shared");

    /** How COCO's figures are usually made: nearly everything counts, precision sorts it out. */
    private static final double MIN_SCORE = 0.001;

    private static final double MAX_IOU = 0.7;

    @ParameterizedTest
    @CsvSource({
        "yolox_nano, yolox, .363, .510",
        "nanodet_m_416, nanodet, .283, .417",
        "AGPL_yolo11n_int8, yolov8, .333, .435",
        "AGPL_yolov8n_int8, yolov8, .419, .566"
    })
    void theFiguresArePublishedOnes(String name, String head, double mean, double at50)
            throws IOException {
        DetectionScores scores = scores(name, head);

        assertThat(scores.meanAveragePrecision()).as("mAP50-95").isCloseTo(mean, within(0.005));
        assertThat(scores.averagePrecision50()).as("mAP50").isCloseTo(at50, within(0.005));
    }

    /** Nobody published its figures on these images; a wrong decoding gives nearly nothing. */
    @ParameterizedTest
    @CsvSource({"fastestdet, fastestdet, .20, .35", "light_person_detector, yolox, .15, .30"})
    void theOthersFindWhatIsThere(String name, String head, double mean, double at50)
            throws IOException {
        DetectionScores scores = scores(name, head);

        assertThat(scores.meanAveragePrecision()).as("mAP50-95").isGreaterThan(mean);
        assertThat(scores.averagePrecision50()).as("mAP50").isGreaterThan(at50);
    }

    private static DetectionScores scores(String name, String head) throws IOException {
        Path file = SHARED.resolve("models/" + name + ".onnx");
        Path images = SHARED.resolve("data/coco_val128/images");
        assumeTrue(Files.exists(file) && Files.exists(images), "needs " + file + ", " + images);
        List<ScoredImage> scored = new ArrayList<>();
        try (OnnxModel model = OnnxModel.open(file, "auto", 2);
                Stream<Path> found = Files.list(images)) {
            assertThat(model.head()).isEqualTo(head);
            for (Path image : found.sorted().toList()) {
                scored.add(scored(model, image));
            }
        }
        DetectionScores scores = DetectionEvaluation.of(scored, Area.ALL).scores();
        System.out.printf(
                "%s: mAP50-95 %.3f, mAP50 %.3f%n",
                name, scores.meanAveragePrecision(), scores.averagePrecision50());
        return scores;
    }

    private static ScoredImage scored(OnnxModel model, Path image) throws IOException {
        String name = image.getFileName().toString().replace(".jpg", "");
        Path labels = image.resolveSibling("../labels/" + name + ".txt").normalize();
        try (Mat bgr = opencv_imgcodecs.imread(image.toString())) {
            List<TrueObject> truth =
                    Files.exists(labels)
                            ? YoloLabels.read(labels, Labels.COCO, bgr.cols(), bgr.rows())
                            : List.of();
            return new ScoredImage(
                    name,
                    truth.stream().filter(o -> model.labels().contains(o.label())).toList(),
                    model.detect(bgr, MIN_SCORE, MAX_IOU));
        }
    }
}
