package io.vigil.operators.perceive.onnx;

import static io.vigil.operators.perceive.onnx.TinyModel.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.vigil.operators.perceive.onnx.TinyModel.Constant;
import io.vigil.tracking.Attribute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierModelTest {
    private static final long[] INPUT = {1, 3, 8, 8};
    private static final List<String> COLOURS = List.of("red", "green", "blue");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {OPEN, 1, 4})
    void aCropIsOfTheColourThatIsStrongestInIt(long batch) throws IOException {
        // The means of the channels as logits: of 200, 90 and 90, softmax leaves one alone.
        Path file = TinyModel.means(folder.resolve("means.onnx"), false, batch, 3, 8, 8);
        try (ClassifierModel model = open(file, Map.of("", COLOURS), Channels.PLAIN_RGB);
                Mat red = filled(90, 90, 200);
                Mat blue = filled(200, 90, 90);
                Mat green = filled(90, 200, 90)) {
            List<View> crops =
                    List.of(View.whole(blue), View.whole(red), View.whole(green), View.whole(red));
            assertThat(model.classify(crops))
                    .containsExactly(colour("blue"), colour("red"), colour("green"), colour("red"));
        }
    }

    @Test
    void channelsAreNormalisedAsAsked() throws IOException {
        Path first = TinyModel.means(folder.resolve("first.onnx"), false, 1, 3, 8, 8);
        Path last = TinyModel.means(folder.resolve("last.onnx"), false, 1, 8, 8, 3);
        Channels channels = new Channels(true, List.of(10.0, 20.0, 30.0), List.of(2.0, 4.0, 5.0));
        Channels swapped = new Channels(false, List.of(30.0, 20.0, 10.0), List.of(5.0, 4.0, 2.0));
        double[] logits = {(14 - 10) / 2.0, (32 - 20) / 4.0, (31 - 30) / 5.0};
        double share = Math.exp(3) / (Math.exp(2) + Math.exp(3) + Math.exp(0.2));
        assertThat(logits).containsExactly(2, 3, 0.2);
        for (Path file : List.of(first, last)) {
            for (Channels each : List.of(channels, swapped)) {
                try (ClassifierModel model = open(file, Map.of(), each);
                        Mat image = filled(31, 32, 14)) {
                    assertThat(model.classify(List.of(View.whole(image))).get(0))
                            .singleElement()
                            .satisfies(said -> assertThat(said.value()).isEqualTo("1"))
                            .satisfies(
                                    said ->
                                            assertThat(said.score())
                                                    .isCloseTo(share, within(1e-6)));
                }
            }
        }
    }

    @Test
    void probabilitiesAreTakenAsTheyAreAndLogitsGoThroughSoftmax() throws IOException {
        assertThat(said(constant("p.onnx", 0.125f, 0.625f, 0.25f)))
                .containsExactly(new Attribute("coat", "green", 0.625));
        assertThat(said(constant("l.onnx", 1, 1 + (float) Math.log(2), 1)))
                .singleElement()
                .satisfies(said -> assertThat(said.value()).isEqualTo("green"))
                .satisfies(said -> assertThat(said.score()).isCloseTo(0.5, within(1e-6)));
        // No shares of a whole, though they lie in [0, 1].
        assertThat(said(constant("s.onnx", 0.9f, 0.9f, 0.1f)).get(0).score()).isLessThan(0.5);
    }

    @Test
    void anAnswerThatIsNotFiniteSaysNothing() throws IOException {
        assertThat(said(constant("nan.onnx", 0, Float.NaN, 1))).isEmpty();
    }

    @Test
    void ofSeveralOutputsEachSaysSomethingOfItsOwn() throws IOException {
        Path file =
                TinyModel.constants(
                        folder.resolve("car.onnx"),
                        DataType.FLOAT,
                        INPUT,
                        new Constant("colour", new long[] {1, 3, 1, 1}, 0, 0.25f, 0.75f),
                        new Constant("type", new long[] {1, 2}, 0.875f, 0.125f));
        Map<String, List<String>> values = Map.of("colour", COLOURS, "type", List.of("van", "bus"));
        try (ClassifierModel model = open(file, values, Channels.IMAGENET);
                Mat image = filled(1, 2, 3)) {
            assertThat(model.classify(List.of(View.whole(image))).get(0))
                    .containsExactly(
                            new Attribute("colour", "blue", 0.75),
                            new Attribute("type", "van", 0.875));
        }
    }

    @Test
    void whereSeveralMayHoldEachIsAnsweredByYesOrNo() throws IOException {
        Path shares = constant("shares.onnx", 0.75f, 0.25f, 0.5f);
        Path logits = constant("logits.onnx", 0, 40, -40);
        assertThat(manySaid(shares))
                .containsExactly(
                        new Attribute("red", "yes", 0.75),
                        new Attribute("green", "no", 0.75),
                        new Attribute("blue", "yes", 0.5));
        assertThat(manySaid(logits))
                .containsExactly(
                        new Attribute("red", "yes", 0.5),
                        new Attribute("green", "yes", 1),
                        new Attribute("blue", "no", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{0: 'red', 1: 'green', 2: 'blue'}",
                "[\"red\", \"green\", \"blue\"]",
                "{\"0\": \"red\", \"1\": \"green\", \"2\": \"blue\"}",
                "red\ngreen\nblue\n",
                "red, green, blue"
            })
    void theFileMayNameItsClasses(String names) throws IOException {
        Path file = TinyModel.withMetadata(constant("named.onnx", 0.25f, 0, 0.75f), "names", names);
        try (ClassifierModel model = open(file, Map.of(), Channels.IMAGENET);
                Mat image = filled(1, 2, 3)) {
            assertThat(model.classify(List.of(View.whole(image))).get(0))
                    .containsExactly(new Attribute("coat", "blue", 0.75));
        }
    }

    @Test
    void modelsAndNamesThatDoNotFitAreRefused() throws IOException {
        Path three = constant("three.onnx", 1, 2, 3);
        assertRefused(
                three,
                Map.of("", List.of("red", "blue")),
                "has 3 classes at output, but 2 are named: red, blue");
        assertRefused(
                three,
                Map.of("colour", COLOURS),
                "has no output 'colour' whose classes could be named; it has output");
        assertRefused(
                constant("one.onnx", 1),
                Map.of(),
                "with at least 2 classes (one where several may hold at once: multi-label), but output has [1, 1]");
        assertRefused(
                TinyModel.write(folder.resolve("map.onnx"), INPUT, new long[] {1, 4, 6}),
                Map.of(),
                "needs outputs of shape [crops, classes]");
    }

    private void assertRefused(Path file, Map<String, List<String>> values, String message) {
        assertThatThrownBy(() -> open(file, values, Channels.IMAGENET))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    private static List<Attribute> colour(String value) {
        return List.of(new Attribute("coat", value, 1));
    }

    private Path constant(String name, float... row) throws IOException {
        return TinyModel.constants(
                folder.resolve(name),
                DataType.FLOAT,
                INPUT,
                new Constant("output", new long[] {1, row.length}, row));
    }

    private static List<Attribute> said(Path file) {
        try (ClassifierModel model = open(file, Map.of("", COLOURS), Channels.IMAGENET);
                Mat image = filled(1, 2, 3)) {
            return model.classify(List.of(View.whole(image))).get(0);
        }
    }

    private static List<Attribute> manySaid(Path file) {
        try (ClassifierModel model =
                        ClassifierModel.open(
                                file,
                                ModelOptions.cpu(1),
                                "coat",
                                Map.of("", COLOURS),
                                true,
                                Optional.empty());
                Mat image = filled(1, 2, 3)) {
            return model.classify(List.of(View.whole(image))).get(0);
        }
    }

    private static ClassifierModel open(
            Path file, Map<String, List<String>> values, Channels channels) {
        return ClassifierModel.open(
                file, ModelOptions.cpu(1), "coat", values, false, Optional.of(channels));
    }

    private static Mat filled(int blue, int green, int red) {
        try (Scalar colour = new Scalar(blue, green, red, 0)) {
            return new Mat(20, 10, opencv_core.CV_8UC3, colour);
        }
    }
}
