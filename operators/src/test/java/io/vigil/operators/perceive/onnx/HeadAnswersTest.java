package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Keypoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Heads of which there are no weights, on graphs whose answer is known: inputs of 64x64, a score
 * that grows with the mean of the input, images of twice that size and one grey.
 */
class HeadAnswersTest {
    private static final long[] IMAGE = {1, 3, 64, 64};
    private static final int CELLS = 84;

    @TempDir Path folder;

    @Test
    void yolov5() throws IOException {
        float[] rows = new float[3 * CELLS * 7];
        put(rows, 5 * 7, 32, 16, 8, 4, 0.5f, 0.2f, 0.5f);
        Path file =
                new TinyGraph(IMAGE)
                        .output("output", DataType.FLOAT, shape(1, 252, 7), at(5 * 7 + 4), 1, rows)
                        .metadata("names", "{0: 'cat', 1: \"guide dog\"}")
                        .write(file());

        // 102 is .4 of 255.
        assertOnly(detect(file, 102), 0.45, "guide dog", new Box(56, 28, 72, 36));
    }

    @Test
    void yoloxWhoseExportDecodes() throws IOException {
        float[] rows = new float[CELLS * 6];
        put(rows, 60, 32, 16, 8, 4, 0, 1);
        Path file =
                new TinyGraph(IMAGE)
                        .output("output", DataType.FLOAT, shape(1, 84, 6), at(64), 0.01f, rows)
                        .write(file());

        assertOnly(detect(file, 51, "yolox-decoded"), 0.51, "person", new Box(56, 28, 72, 36));
    }

    @Test
    void yolov8Pose() throws IOException {
        float[] columns = new float[11 * CELLS];
        column(columns, 70, 32, 16, 8, 4, 0.1f, 30, 15, 0.9f, 33, 17, 1.5f);
        Path file =
                new TinyGraph(IMAGE)
                        .output(
                                "output0",
                                DataType.FLOAT,
                                shape(1, 11, 84),
                                at(4 * CELLS + 70),
                                1,
                                columns)
                        .metadata("task", "pose")
                        .metadata("kpt_shape", "[2, 3]")
                        .write(file());

        List<Detection> found = detect(file, 102);
        assertOnly(found, 0.5, "person", new Box(56, 28, 72, 36));
        assertThat(found.get(0).keypoints())
                .containsExactly(new Keypoint(60, 30, 0.9f), new Keypoint(66, 34, 1));
    }

    @Test
    void theBoxesOfYolov8WithMasks() throws IOException {
        float[] columns = new float[9 * CELLS];
        column(columns, 3, 32, 16, 8, 4, 0.05f, 0.1f, 9, 9, 9);
        Path file =
                new TinyGraph(IMAGE)
                        .output(
                                "output0",
                                DataType.FLOAT,
                                shape(1, 9, 84),
                                at(5 * CELLS + 3),
                                1,
                                columns)
                        .output("output1", DataType.FLOAT, shape(1, 3, 16, 16))
                        .metadata("names", "['cat', 'dog']")
                        .write(file());

        assertOnly(detect(file, 102), 0.5, "dog", new Box(56, 28, 72, 36));
    }

    @Test
    void yolov8TurnedIsReadWhenNamed() throws IOException {
        float[] rows = new float[CELLS * 6];
        put(rows, 60, 32, 16, 8, 4, 0.1f, 0.05f);
        Path file =
                new TinyGraph(IMAGE)
                        .output("output0", DataType.FLOAT, shape(1, 84, 6), at(64), 1, rows)
                        .write(file());

        assertOnly(detect(file, 102, "yolov8"), 0.5, "class 0", new Box(56, 28, 72, 36));
    }

    @Test
    void endToEndInHalfFloats() throws IOException {
        Path file =
                new TinyGraph(DataType.FLOAT16, IMAGE)
                        .output(
                                "output0",
                                DataType.FLOAT16,
                                shape(1, 3, 6),
                                at(10),
                                1,
                                0,
                                0,
                                9,
                                9,
                                0.1f,
                                0,
                                28,
                                14,
                                36,
                                18,
                                0.25f,
                                2)
                        .write(file());

        List<Detection> found = detect(file, 51);
        assertThat(found.get(0).score()).isCloseTo(0.45, within(1e-3));
        assertThat(found.get(0).label()).isEqualTo("car");
        assertThat(found.get(0).box()).isEqualTo(new Box(56, 28, 72, 36));
    }

    @Test
    void endToEndBoxesMayOverlap() throws IOException {
        Path file =
                new TinyGraph(IMAGE)
                        .output(
                                "output0",
                                DataType.FLOAT,
                                shape(1, 2, 6),
                                0,
                                0,
                                20,
                                20,
                                0.5f,
                                0,
                                0,
                                0,
                                20,
                                21,
                                0.6f,
                                0)
                        .write(file());

        assertThat(detect(file, 0)).extracting(Detection::score).containsExactly(0.6f + 0.0, 0.5);
    }

    @Test
    void detrSaysEachClassOfAQuery() throws IOException {
        // Of four logits, two are positive, both of the second query.
        float[] logits = {-9, -9, 0.5f, 1};
        float[] boxes = {0.1f, 0.1f, 0.1f, 0.1f, 0.5f, 0.25f, 0.125f, 0.0625f};
        Path file =
                new TinyGraph(IMAGE)
                        .output("logits", DataType.FLOAT, shape(1, 2, 2), at(2), 2.5f, logits)
                        .output("pred_boxes", DataType.FLOAT, shape(1, 2, 4), boxes)
                        .metadata("names", "cat,dog")
                        .write(file());

        List<Detection> found = detect(file, 102);
        assertThat(found).extracting(Detection::label).containsExactly("cat", "dog");
        assertThat(found.get(0).score()).isCloseTo(1 / (1 + Math.exp(-1.5)), within(1e-5));
        assertThat(found.get(1).score()).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-5));
        assertThat(found).extracting(Detection::box).containsOnly(new Box(56, 28, 72, 36));
    }

    @Test
    void rfDetrHasTheNumbersOfCoco() throws IOException {
        float[] logits = new float[4 * 91];
        java.util.Arrays.fill(logits, -20);
        logits[1] = 3;
        logits[91 + 90] = 2;
        // Of nothing that there is.
        logits[2 * 91 + 12] = 9;
        float[] boxes = new float[16];
        java.util.Arrays.fill(boxes, 0.5f);
        Path file =
                new TinyGraph(IMAGE)
                        .output("labels", DataType.FLOAT, shape(1, 4, 91), at(3 * 91), 10, logits)
                        .output("dets", DataType.FLOAT, shape(1, 4, 4), boxes)
                        .write(file());

        try (OnnxModel model = OnnxModel.open(file, "auto", 1)) {
            assertThat(model.labels()).isEqualTo(Labels.COCO);
        }
        assertThat(detect(file, 102))
                .extracting(Detection::label)
                .containsExactly("person", "toothbrush");
    }

    @Test
    void theFirstDetrSaysOneClassOfAQueryOrNothing() throws IOException {
        // Of three classes with nothing at the end: shares of 1/8, 6/8, 1/8, and of nothing.
        float[] logits = {0, (float) Math.log(6), 0, 0, 0, 9};
        float[] boxes = {0.5f, 0.25f, 0.125f, 0.0625f, 0.5f, 0.5f, 1, 1};
        Path file =
                new TinyGraph(IMAGE)
                        .output("logits", DataType.FLOAT, shape(1, 2, 3), at(5), 1, logits)
                        .output("pred_boxes", DataType.FLOAT, shape(1, 2, 4), boxes)
                        .metadata("names", "cat,dog")
                        .write(file());

        assertOnly(detect(file, 102, "detr-softmax"), 0.75, "dog", new Box(56, 28, 72, 36));
    }

    @Test
    void detrThatWantsTheImagesSizeSaysPixels() throws IOException {
        Path file =
                new TinyGraph(IMAGE)
                        .sizes("orig_target_sizes")
                        .output("labels", DataType.INT64, shape(1, 2), 16, 0)
                        .boxesOfSize("boxes", "orig_target_sizes", 2)
                        .output("scores", DataType.FLOAT, shape(1, 2), at(0), 1, 0.1f, 0.05f)
                        .write(file());

        // The whole input is the whole image.
        assertOnly(detect(file, 102), 0.5, "dog", new Box(0, 0, 128, 128));
    }

    @Test
    void nanodetPlusHasItsPointsAtTheCorners() throws IOException {
        float[] rows = new float[85 * 34];
        // Second row, third column of stride 16: a point at (32, 16).
        int row = (64 + 4 + 2) * 34;
        rows[row + 1] = 0.75f;
        // Left 1 cell, up 0.5, right 2; down all distances are alike: 3.5.
        rows[row + 2 + 1] = 60;
        rows[row + 2 + 8] = 60;
        rows[row + 2 + 8 + 1] = 60;
        rows[row + 2 + 16 + 2] = 60;
        Path file =
                new TinyGraph(IMAGE)
                        .output("output", DataType.FLOAT, shape(1, 85, 34), at(row), 0, rows)
                        .metadata("names", "cat,dog")
                        .write(file());

        assertOnly(detect(file, 102), 0.75, "dog", new Box(32, 16, 128, 144));
        for (int i = 0; i < 85; i++) {
            rows[i * 34] = -9;
            rows[i * 34 + 1] = i == 70 ? (float) Math.log(3) : -9;
        }
        Path logits =
                new TinyGraph(IMAGE)
                        .output("output", DataType.FLOAT, shape(1, 85, 34), at(row), 0, rows)
                        .metadata("names", "cat,dog")
                        .write(file());
        assertOnly(detect(logits, 102), 0.75, "dog", new Box(32, 16, 128, 144));
    }

    @Test
    void fastestDet() throws IOException {
        float[] planes = new float[6 * 16];
        // Second row, third column of 16 pixels: the middle a quarter to the right of its corner.
        planes[6] = 0.5f;
        planes[16 + 6] = (float) Math.log(Math.sqrt(5 / 3.0));
        planes[3 * 16 + 6] = (float) Math.log(1 / 7.0);
        planes[5 * 16 + 6] = 0.25f;
        Path file =
                new TinyGraph(IMAGE)
                        .output("758", DataType.FLOAT, shape(1, 6, 4, 4), at(6), 1, planes)
                        .write(file());

        double score = Math.pow(0.9, 0.6) * Math.pow(0.25, 0.4);
        assertOnly(detect(file, 102), score, "person", new Box(64, 0, 80, 64));
    }

    @Test
    void onlyAsManyBoxesAsTheGraphCounts() throws IOException {
        Path file =
                new TinyGraph(IMAGE)
                        .output("num_dets", DataType.INT64, shape(1, 1), 2)
                        .output(
                                "det_boxes",
                                DataType.FLOAT,
                                shape(1, 3, 4),
                                28,
                                14,
                                36,
                                18,
                                0,
                                0,
                                9,
                                9,
                                0,
                                0,
                                5,
                                5)
                        .output(
                                "det_scores",
                                DataType.FLOAT,
                                shape(1, 3),
                                at(0),
                                1,
                                0.1f,
                                0.05f,
                                0.9f)
                        .output("det_classes", DataType.INT64, shape(1, 3), 2, 1, 0)
                        .write(file());

        assertOnly(detect(file, 102), 0.5, "car", new Box(56, 28, 72, 36));
    }

    @Test
    void tensorflowSaysSharesFromTheTopAndCountsFromOne() throws IOException {
        Path file =
                new TinyGraph(DataType.UINT8, 1, 64, 64, 3)
                        .output(
                                "detection_boxes",
                                DataType.FLOAT,
                                shape(1, 2, 4),
                                0.21875f,
                                0.4375f,
                                0.28125f,
                                0.5625f,
                                0,
                                0,
                                1,
                                1)
                        .output(
                                "detection_scores",
                                DataType.FLOAT,
                                shape(1, 2),
                                at(0),
                                0.01f,
                                -0.52f,
                                0.9f)
                        .output("detection_classes", DataType.FLOAT, shape(1, 2), 18, 1)
                        .output("num_detections", DataType.FLOAT, shape(1), 1)
                        .write(file());

        assertOnly(detect(file, 102), 0.5, "dog", new Box(56, 28, 72, 36));
    }

    @Test
    void torchvisionListsAsManyAsItFinds() throws IOException {
        TinyGraph graph =
                new TinyGraph(IMAGE)
                        .rows("boxes", DataType.FLOAT, 4, 5, 28, 14, 36, 18, 0, 0, 9, 9, 0, 0, 7, 7)
                        .rows("labels", DataType.INT64, 0, 5, 18, 1, 3)
                        .rows("scores", DataType.FLOAT, 0, 5, 0.5f, 0.4f, 0.3f);
        Path file = graph.write(file());

        assertOnly(detect(file, 52), 0.5, "dog", new Box(56, 28, 72, 36));
        assertThat(detect(file, 103)).extracting(Detection::label).containsExactly("dog", "person");
        assertThat(detect(file, 0)).isEmpty();
    }

    @Test
    void rowsOfChosenBoxes() throws IOException {
        Path file =
                new TinyGraph(IMAGE)
                        .rows(
                                "output",
                                DataType.FLOAT,
                                7,
                                5,
                                0,
                                28,
                                14,
                                36,
                                18,
                                16,
                                0.5f,
                                0,
                                0,
                                0,
                                9,
                                9,
                                0,
                                0.4f)
                        .write(file());

        assertOnly(detect(file, 52), 0.5, "dog", new Box(56, 28, 72, 36));
        assertThat(detect(file, 103)).hasSize(2);
    }

    @Test
    void detectionOutputEndsWithARowOfNoImage() throws IOException {
        Path file =
                new TinyGraph(IMAGE)
                        .output(
                                "detection_out",
                                DataType.FLOAT,
                                shape(1, 1, 3, 7),
                                at(2),
                                0.01f,
                                0,
                                1,
                                -0.52f,
                                0.4375f,
                                0.21875f,
                                0.5625f,
                                0.28125f,
                                -1,
                                1,
                                0.9f,
                                0,
                                0,
                                1,
                                1)
                        .write(file());

        assertOnly(detect(file, 102), 0.5, "person", new Box(56, 28, 72, 36));
    }

    private static void assertOnly(List<Detection> found, double score, String label, Box box) {
        assertThat(found).hasSize(1);
        Detection only = found.get(0);
        assertThat(only.label()).isEqualTo(label);
        assertThat(only.score()).isCloseTo(score, within(1e-5));
        assertThat(only.box().left()).as("left").isCloseTo(box.left(), within(1e-3));
        assertThat(only.box().top()).as("top").isCloseTo(box.top(), within(1e-3));
        assertThat(only.box().right()).as("right").isCloseTo(box.right(), within(1e-3));
        assertThat(only.box().bottom()).as("bottom").isCloseTo(box.bottom(), within(1e-3));
    }

    private static List<Detection> detect(Path file, int grey) {
        return detect(file, grey, "auto");
    }

    private static List<Detection> detect(Path file, int grey, String head) {
        try (OnnxModel model = OnnxModel.open(file, head, 1);
                Mat image =
                        new Mat(128, 128, opencv_core.CV_8UC3, new Scalar(grey, grey, grey, 0))) {
            return model.detect(image, 0.3, 0.5);
        }
    }

    private int written;

    private Path file() {
        return folder.resolve("model%d.onnx".formatted(written++));
    }

    private static long[] shape(long... sides) {
        return sides;
    }

    private static int[] at(int... indices) {
        return indices;
    }

    private static void put(float[] rows, int from, float... values) {
        System.arraycopy(values, 0, rows, from, values.length);
    }

    private static void column(float[] columns, int cell, float... values) {
        for (int i = 0; i < values.length; i++) {
            columns[i * CELLS + cell] = values[i];
        }
    }
}
