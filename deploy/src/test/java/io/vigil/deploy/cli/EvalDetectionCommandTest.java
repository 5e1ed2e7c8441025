package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.check.FixedDetector;
import io.vigil.deploy.check.LabelledScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalDetectionCommandTest {
    private static final int PERSON = 0;
    private static final int CAR = 2;

    @TempDir Path folder;
    private LabelledScene scene;
    private Path model;

    @BeforeEach
    void scene() throws IOException {
        // The person of one image is found, the car of the other is somewhere else.
        scene =
                new LabelledScene(folder)
                        .image("a", 50, new int[] {0, 0, PERSON})
                        .image("b", 90, new int[] {0, 0, PERSON}, new int[] {3, 3, CAR});
        model =
                FixedDetector.nothing()
                        .box(0, 0, PERSON, 0.9)
                        .box(2, 2, CAR, 0.8)
                        .write(folder.resolve("fixed.onnx"));
    }

    @Test
    void jsonHasTheShapeThatOthersRead() throws IOException {
        Terminal terminal = eval("--json");

        assertThat(terminal.exitCode).as(terminal.err).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(terminal.out);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("mAP50-95", "mAP50", "classes", "images", "ms");
        assertThat(json.path("mAP50-95").asDouble()).isEqualTo(0.5);
        assertThat(json.path("classes").fieldNames()).toIterable().containsExactly("car", "person");
        assertThat(json.path("classes").path("person").toString())
                .isEqualTo("{\"AP50-95\":1.0,\"AP50\":1.0,\"instances\":2}");
        assertThat(json.path("classes").path("car").path("AP50").asDouble()).isZero();
        assertThat(json.path("images").asInt()).isEqualTo(2);
        assertThat(json.path("ms").fieldNames()).toIterable().containsExactly("p50", "p95", "p99");
        assertThat(json.path("ms").path("p50").asDouble()).isPositive();
    }

    @Test
    void theTableHasTheMostFrequentClassFirst() {
        List<String> lines = eval().out.lines().toList();

        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).matches("person +2 +1\\.000 +1\\.000");
        assertThat(lines.get(2)).matches("car +1 +0\\.000 +0\\.000");
        assertThat(lines.get(3)).matches("all +3 +0\\.500 +0\\.500");
        assertThat(lines.get(4)).startsWith("2 images; ").endsWith("on 1 thread");
    }

    @Test
    void whatIsLeftOutIsNamed() throws IOException {
        Files.writeString(scene.images.resolve("notes.md"), "no image");
        Files.writeString(scene.images.resolve("broken.jpg"), "no image either");
        Files.writeString(scene.labels.resolve("gone.txt"), "0 .5 .5 .1 .1\n");
        Files.copy(scene.images.resolve("a.png"), scene.images.resolve("bare.png"));

        Terminal terminal = eval();

        assertThat(terminal.exitCode).isZero();
        assertThat(terminal.err)
                .contains("left out: what is no image: notes.md")
                .contains("left out: images that cannot be read: broken.jpg")
                .contains("left out: labels without an image: gone.txt")
                .contains("taken to show nothing, having no labels: bare.png, broken.jpg");
        assertThat(terminal.out).contains("3 images; ");
    }

    @Test
    void classesThatTheModelDoesNotKnowAreLeftOutAndNamed() throws IOException {
        Path names = Files.writeString(folder.resolve("names.txt"), "person\nunicorn\ncar\n");
        scene.image("c", 50, new int[] {1, 1, 1});

        Terminal terminal = eval("--names=" + names);

        assertThat(terminal.err).contains("classes that the model does not know: unicorn");
        assertThat(terminal.out).matches("(?s).*all +3 +0\\.500.*");
    }

    @Test
    void namesMayComeFromTheDescriptionOfADataSet() throws IOException {
        Path names =
                Files.writeString(
                        folder.resolve("data.yaml"), "names:\n  0: person\n  1: dog\n  2: car\n");
        assertThat(eval("--names=" + names).out).contains("person", "car");
        Files.writeString(names, "names: [cat, dog, bird]");
        assertThat(eval("--names=" + names).out).contains("cat", "bird").doesNotContain("person");
        Files.writeString(names, "path: .");
        assertThat(eval("--names=" + names).err).contains("data.yaml needs a name on each line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "93 .5 .5 .1 .1 | a.txt, line 1: names class 93, but there are 80 (0 to 79)",
                "0 .5 .5 .1 | a.txt, line 1: needs 5 numbers",
                "0 .5 .5 .1 x | a.txt, line 1: needs a number for h, but has 'x'",
            })
    void labelsThatCannotBeUnderstoodAreNamedWithFileAndLine(String line, String problem)
            throws IOException {
        Files.writeString(scene.labels.resolve("a.txt"), line);

        Terminal terminal = eval();

        assertThat(terminal.exitCode).isEqualTo(3);
        assertThat(terminal.err).contains(problem);
    }

    @Test
    void imagesWithoutAnyLabelsAreAMistake() throws IOException {
        Files.move(scene.labels.resolve("a.txt"), scene.labels.resolve("x.txt"));
        Files.move(scene.labels.resolve("b.txt"), scene.labels.resolve("y.txt"));
        assertThat(eval().err)
                .contains("No image of " + scene.images + " has labels in " + scene.labels)
                .contains("a.png, for example, needs a.txt there");
        assertThat(eval().exitCode).isEqualTo(3);
    }

    @Test
    void aDetectorThatNeedsFramesInARowIsDeclined() {
        Terminal terminal =
                Terminal.of(
                        Engine.none(),
                        Map.of(),
                        "eval",
                        "detection",
                        "--images=" + scene.images,
                        "--labels=" + scene.labels,
                        "--detector=builtin:motion");
        assertThat(terminal.exitCode).isEqualTo(2);
        assertThat(terminal.err).contains("needs frames of a fixed camera in a row");
    }

    @Test
    void emptyAndMissingFoldersAreSaid() throws IOException {
        scene = new LabelledScene(folder.resolve("empty"));
        assertThat(eval().err).contains("--images: there is no image in " + scene.images);
        Files.delete(scene.images);
        assertThat(eval().err).contains("--images: there is no folder " + scene.images);
    }

    @Test
    void theFiguresOfAPublishedModelAreReproduced() throws IOException {
        Path shared = Path.of(System.getProperty("vigil.root", ".."), "..", "shared");
        Path data = shared.resolve("data/coco_val128");
        Path yolox = shared.resolve("models/yolox_nano.onnx");
        assumeTrue(Files.exists(data) && Files.exists(yolox), "needs " + data + " and " + yolox);

        JsonNode json =
                JsonMapper.builder()
                        .build()
                        .readTree(
                                Terminal.of(
                                                Engine.none(),
                                                Map.of(),
                                                "eval",
                                                "detection",
                                                "--images=" + data.resolve("images"),
                                                "--labels=" + data.resolve("labels"),
                                                "--detector=" + yolox,
                                                "--json")
                                        .out);

        assertThat(json.path("mAP50-95").asDouble()).isCloseTo(0.363, within(0.005));
        assertThat(json.path("mAP50").asDouble()).isCloseTo(0.510, within(0.005));
        assertThat(json.path("images").asInt()).isEqualTo(64);
    }

    private Terminal eval(String... more) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(
                List.of(
                        "eval",
                        "detection",
                        "--images=" + scene.images,
                        "--labels=" + scene.labels,
                        "--detector=" + model));
        arguments.addAll(List.of(more));
        return Terminal.of(Engine.none(), Map.of(), arguments.toArray(String[]::new));
    }
}
