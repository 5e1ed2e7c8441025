package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.vigil.operators.perceive.onnx.Preprocessing.Placement;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideCarTest {
    private static final Preprocessing USUAL =
            Preprocessing.of(Placement.CENTRE, 114, true, 0, 255);

    @TempDir Path folder;

    @Test
    void withoutOneEverythingIsAsTheModelHasIt() {
        SideCar none = SideCar.of(folder.resolve("model.onnx"));

        assertThat(none.head()).isEmpty();
        assertThat(none.labels()).isEmpty();
        assertThat(none.input()).isEmpty();
        assertThat(none.suppression()).isEmpty();
        assertThat(none.temperature()).isEmpty();
        assertThat(none.over(USUAL)).isEqualTo(USUAL);
    }

    @Test
    void eachKeyIsRead() throws IOException {
        SideCar said =
                read(
                        """
                        head: yolov8
                        labels: [cat, guide dog]
                        input: 640x480
                        placement: top-left
                        pad: 7
                        mean: [1, 2.5, 3]
                        std: 58
                        channels: bgr
                        nms: false
                        calibration:
                          temperature: 1.5
                        """);

        assertThat(said.head()).contains("yolov8");
        assertThat(said.labels()).contains(List.of("cat", "guide dog"));
        assertThat(said.input()).contains(new SideCar.Size(640, 480));
        assertThat(said.suppression()).contains(false);
        assertThat(said.temperature()).isEqualTo(OptionalDouble.of(1.5));
        assertThat(said.over(USUAL))
                .isEqualTo(
                        new Preprocessing(
                                Placement.TOP_LEFT,
                                7,
                                false,
                                List.of(1.0, 2.5, 3.0),
                                List.of(58.0, 58.0, 58.0)));
    }

    @Test
    void emptyKeysAndTheWordAutoSayNothing() throws IOException {
        SideCar said = read("head: auto\nlabels:\ncalibration: {}\n");

        assertThat(said.head()).isEqualTo(Optional.empty());
        assertThat(said.labels()).isEmpty();
        assertThat(said.temperature()).isEmpty();
    }

    @Test
    void labelsMayLieInAFile() throws IOException {
        Files.writeString(folder.resolve("names.txt"), "cat\nguide dog\n");

        assertThat(read("labels: names.txt").labels()).contains(List.of("cat", "guide dog"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "laebls: [a]| line 1 has unknown key 'laebls'; nearest is 'labels', known are head, labels, input",
                "calibration: {temprature: 1}| line 1 has unknown key 'temprature'; nearest is 'temperature'",
                "head: yolo99| line 1 has head: 'yolo99', but needs one of [yolox, ",
                "labels: none.txt| has labels: 'none.txt', but needs a list of names, or a text file",
                "input: 640| has input: '640', but needs WIDTHxHEIGHT in pixels",
                "input: 1x9999| has input: '1x9999', but needs WIDTHxHEIGHT",
                "placement: left| has placement: 'left', but needs one of top-left, centre, stretch",
                "pad: 256| has pad: '256', but needs a number from 0 to 255",
                "pad: NaN| has pad: 'NaN', but needs a number from 0 to 255",
                "mean: [1, 2]| has mean: [1, 2], but needs numbers in [0, 255]: one for all channels or a list of 3",
                "mean: [1, 2, x]| has mean: [1, 2, x], but needs numbers",
                "std: 0| has std: '0', but needs numbers above 0: one for all channels",
                "std: [1, 0, 1]| has std: [1, 0, 1], but needs numbers above 0",
                "channels: grb| has channels: 'grb', but needs rgb or bgr",
                "nms: maybe| has nms: 'maybe', but needs true or false",
                "nms: [true]| has nms: a list, but needs true or false",
                "calibration: {temperature: -1}| has temperature: '-1', but needs a number above 0",
                "calibration: warm| has 'warm', and needs lines of 'key: value'",
                "just words| line 1 has 'just words', and needs lines of 'key: value'",
                "head: [yolox| line 1 is no YAML: ",
            })
    void whatCannotBeIsSaid(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model.yaml")
                .hasMessageContaining(message.strip());
    }

    @Test
    void theLineIsSaid() {
        assertThatThrownBy(() -> read("head: yolox\n\n# a remark\npad: -1\n"))
                .hasMessageContaining("model.yaml line 4 has pad");
        assertThatThrownBy(() -> read("pad: 1\npad: 2\n"))
                .hasMessageContaining("line 2 has 'pad' again");
    }

    @Test
    void aModelIsUsedAsItsSideCarSays() throws IOException {
        // Read as YOLOX, the box of the cell (0, 0) would be around its corner.
        float[] rows = {32, 16, 8, 4, 0.25f, 0, 1, 33, 16, 8, 4, 0.3f, 0, 1};
        Path model =
                new TinyGraph(1, 3, TinyModel.OPEN, TinyModel.OPEN)
                        .output(
                                "output",
                                DataType.FLOAT,
                                new long[] {1, 84, 7},
                                new int[] {4, 11},
                                0.5f,
                                rows)
                        .write(folder.resolve("model.onnx"));
        Files.writeString(
                folder.resolve("model.yaml"),
                """
                head: yolox-decoded
                input: 64x64
                labels: [cat, dog]
                placement: stretch
                std: 255
                nms: false
                calibration: {temperature: 2}
                """);

        try (OnnxModel opened = OnnxModel.open(model, "auto", 1);
                Mat image = new Mat(64, 128, opencv_core.CV_8UC3, new Scalar(102, 102, 102, 0))) {
            List<Detection> found = opened.detect(image, 0.3, 0.5);
            assertThat(opened.labels()).containsExactly("cat", "dog");
            assertThat(opened.head()).isEqualTo("yolox-decoded");
            assertThat(opened.temperature()).hasValue(2);
            assertThat(found).extracting(Detection::label).containsExactly("dog", "dog");
            assertThat(found.get(1).box()).isEqualTo(new Box(56, 14, 72, 18));
            assertThat(found.get(1).score()).isBetween(0.4499, 0.4501);
        }
    }

    @Test
    void labelsThatDoNotFitAreRefused() throws IOException {
        Path model =
                new TinyGraph(1, 3, 64, 64)
                        .output("output0", DataType.FLOAT, new long[] {1, 84, 84})
                        .metadata("names", "{0: 'cat', 1: 'dog'}")
                        .write(folder.resolve("model.onnx"));

        assertThatThrownBy(() -> OnnxModel.open(model, "yolov8", 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "model.onnx needs names for the 80 classes of its head yolov8, but its metadata has 2; give them as 'labels' in ")
                .hasMessageContaining("model.yaml");
        Path odd =
                new TinyGraph(1, 3, 64, 64)
                        .output("output0", DataType.FLOAT, new long[] {1, 6, 84})
                        .metadata("names", "{0: cat}")
                        .write(folder.resolve("odd.onnx"));
        assertThatThrownBy(() -> OnnxModel.open(odd, "auto", 1))
                .hasMessageContaining(
                        "odd.onnx needs its metadata entry 'names' to be a list of names, but it is: {0: cat}; give them as 'labels' in ");
        Files.writeString(folder.resolve("odd.yaml"), "labels: [cat, dog]");
        try (OnnxModel named = OnnxModel.open(odd, "auto", 1)) {
            assertThat(named.labels()).containsExactly("cat", "dog");
        }
    }

    @Test
    void aSizeForAnInputThatHasOneIsRefused() throws IOException {
        Path model =
                new TinyGraph(1, 3, 64, 64)
                        .output("output0", DataType.FLOAT, new long[] {1, 6, 84})
                        .write(folder.resolve("model.onnx"));
        Files.writeString(folder.resolve("model.yaml"), "input: 128x128");

        assertThatThrownBy(() -> OnnxModel.open(model, "auto", 1))
                .hasMessageContaining("takes images of one size, images[1, 3, 64, 64] float32")
                .hasMessageContaining("'input' with a side of 128; leave it out");
    }

    private SideCar read(String text) throws IOException {
        Files.writeString(folder.resolve("model.yaml"), text);
        return SideCar.of(folder.resolve("model.onnx"));
    }
}
