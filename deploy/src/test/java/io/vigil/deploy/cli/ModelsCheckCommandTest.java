package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.check.FixedDetector;
import io.vigil.deploy.check.LabelledScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsCheckCommandTest {
    private static final int PERSON = 0;
    private static final int CAR = 2;

    @TempDir Path folder;
    private LabelledScene scene;
    private Path model;
    private Path out;

    @BeforeEach
    void scene() throws IOException {
        scene = new LabelledScene(folder);
        for (int i = 0; i < 12; i++) {
            scene.image(
                    "%02d".formatted(i),
                    20 + 10 * i,
                    new int[] {0, 0, PERSON},
                    new int[] {2, 2, CAR});
        }
        model = good().write(folder.resolve("model.onnx"));
        out = folder.resolve("out");
    }

    private static FixedDetector good() {
        return FixedDetector.nothing().box(0, 0, PERSON, 0.9).box(2, 2, CAR, 0.8);
    }

    @Test
    void aGoodModelIsPromotedAndTheReportSaysAllAboutIt() throws IOException {
        Terminal terminal = check("--json");

        assertThat(terminal.exitCode).as(terminal.err).isZero();
        JsonNode said = JsonMapper.builder().build().readTree(terminal.out);
        JsonNode report = report();
        assertThat(said.has("images")).isFalse();
        assertThat(report.path("format").asText()).isEqualTo("vigil-model-check/1");
        assertThat(report.path("promoted").asBoolean()).isTrue();
        assertThat(report.path("refusals")).isEmpty();
        assertThat(report.path("detection").path("mAP50-95").asDouble()).isEqualTo(1);
        assertThat(report.path("detection").path("recall").asDouble()).isEqualTo(1);
        assertThat(report.path("detection").path("classes").path("car").path("instances").asInt())
                .isEqualTo(12);
        assertThat(report.path("detection").path("slices").findValuesAsText("name"))
                .containsExactly("small", "dark", "medium", "bright", "blurred", "medium", "sharp");
        assertThat(report.path("numerics").path("difference").asDouble()).isZero();
        assertThat(report.path("ms").path("p95").asDouble()).isPositive();
        assertThat(report.path("calibration").path("error").asDouble()).isBetween(0.14, 0.16);
        assertThat(report.path("images")).hasSize(12);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Promoted", "model.onnx", "<svg")
                .doesNotContain("NaN", "http://", "https://", "<script");
    }

    @Test
    void aModelIsAsGoodAsItself() throws IOException {
        check();
        Path baseline = Files.move(out.resolve("report.json"), folder.resolve("baseline.json"));

        Terminal terminal = check("--baseline=" + baseline);

        assertThat(terminal.exitCode).as(terminal.out + terminal.err).isZero();
        for (JsonNode compared : report().path("baseline").path("mAP50-95")) {
            assertThat(compared.path("low").asDouble()).isZero();
            assertThat(compared.path("high").asDouble()).isZero();
        }
    }

    @Test
    void oneThatMissesWhatTheBaselineFoundIsRefused() throws IOException {
        check();
        Path baseline = Files.move(out.resolve("report.json"), folder.resolve("baseline.json"));
        FixedDetector.nothing().box(0, 0, PERSON, 0.9).box(1, 2, CAR, 0.2).write(model);

        refused("accuracy", "mAP50-95 is surely below the baseline's", "--baseline=" + baseline);
        refused("accuracy", "class car", "--baseline=" + baseline);
    }

    @Test
    void aBaselineOfOtherImagesIsNotCompared() throws IOException {
        check();
        Path baseline = Files.move(out.resolve("report.json"), folder.resolve("baseline.json"));
        scene.image("new", 90, new int[] {0, 0, PERSON});

        refused("baseline", "saw other images", "--baseline=" + baseline);
        refused("baseline", "(new.png)", "--baseline=" + baseline);
    }

    @Test
    void anOutputThatIsNoNumberIsRefused() throws IOException {
        good().nan().write(model);
        refused("not-finite", "Of 14280 numbers at output output, 2 are infinite or none.");
    }

    @Test
    void aModelThatFindsNothingIsRefused() throws IOException {
        FixedDetector.nothing().box(0, 0, PERSON, 0.05).write(model);
        refused(
                "finds-nothing",
                "In 12 images with 24 labelled objects it finds nothing: its best score is 0.050.");
        FixedDetector.nothing().box(3, 3, PERSON, 0.9).write(model);
        refused("finds-nothing", "It finds none of the 24 labelled objects in 12 images");
    }

    @Test
    void namesThatDoNotFitAreRefused() throws IOException {
        FixedDetector.nothing().box(0, 0, CAR, 0.9).box(2, 2, PERSON, 0.8).write(model);
        refused(
                "labels",
                "of 24 objects found, 0 % are called what they are; most often car is called person (12), person is called car (12).");
    }

    @Test
    void labelsOfClassesThatTheModelDoesNotKnowAreRefused() throws IOException {
        Path names = Files.writeString(folder.resolve("names.txt"), "elf\ntroll\ngnome\n");
        refused(
                "labels",
                "No labelled object is of a class that it knows (person, bicycle",
                "--names=" + names);
    }

    @Test
    void anOpsetThatTheRuntimeLacksIsNamed() throws IOException {
        good().opset(99).write(model);
        refused("cannot-run", "needs opset 99 of ai.onnx, but ONNX Runtime ");
        refused("cannot-run", "; export it again with opset ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Frobnicate | ''       | needs the operator Frobnicate, which opset 13 does not have",
                "Frobnicate | com.acme | needs the operator Frobnicate of 'com.acme'",
            })
    void anOperatorThatTheRuntimeLacksIsNamed(String operator, String domain, String problem)
            throws IOException {
        good().operator(operator, domain).write(model);
        refused("cannot-run", problem);
    }

    @Test
    void aFileThatIsCutOffIsSaidToBe() throws IOException {
        byte[] whole = Files.readAllBytes(model);
        Files.write(model, Arrays.copyOf(whole, whole.length / 2));
        refused("cannot-run", "is cut off: it has " + whole.length / 2 + " bytes");
        Files.writeString(model, "<html>404</html>");
        refused("cannot-run", "needs to be an ONNX file, but its bytes are something else");
        Files.write(model, new byte[0]);
        refused("cannot-run", "but is empty");
    }

    @Test
    void aCaseThatMustPassAndFailsIsARefusal() throws IOException {
        scene.image("lost", 50, new int[] {0, 0, PERSON}, new int[] {1, 1, CAR});
        Path list = Files.writeString(folder.resolve("cases"), "# cases\nlost.png person # ok\n");
        assertThat(check("--must-pass=" + list).exitCode).isZero();
        Files.writeString(list, "lost.png\n");
        refused("must-pass", "lost.png: 1 of 2 found.", "--must-pass=" + list);
        Files.writeString(list, "lsot.png\n");
        Terminal unknown = check("--must-pass=" + list);
        assertThat(unknown.exitCode).isEqualTo(3);
        assertThat(unknown.err)
                .contains("cases, line 1: there is no image lsot.png; did you mean 'lost.png'?");
        Files.writeString(list, "\nlost.png dog\n");
        assertThat(check("--must-pass=" + list).err)
                .contains("cases, line 2: lost.png has no labelled dog that the model knows");
    }

    @Test
    void oneThatTakesTooLongIsRefused() {
        refused("latency", "up to 0.0 was allowed", "--max-ms=0.000001");
    }

    @Test
    void scoresThatMeanNothingAreRefused() {
        refused("calibration", "at most 0.100 was allowed", "--max-calibration-error=0.1");
    }

    @Test
    void withoutLabelsItRunsAtLeast() throws IOException {
        Terminal terminal =
                Terminal.of(
                        Engine.none(),
                        Map.of(),
                        "models",
                        "check",
                        model.toString(),
                        "--out=" + out);
        assertThat(terminal.exitCode).as(terminal.err).isZero();
        assertThat(terminal.err).contains("nothing is known of what the model finds");
        assertThat(report().has("detection")).isFalse();
        assertThat(report().path("ms").path("runs").asInt()).isEqualTo(40);
        assertThat(Terminal.of(Engine.none(), Map.of(), "models", "check", "none.onnx").exitCode)
                .isEqualTo(2);
    }

    @Test
    void theTemperatureGoesBesideAModelThatIsPromoted() throws IOException {
        unreliable();
        String lenient = "--max-calibration-error=1";
        assertThat(check(lenient).err)
                .contains("temperature stored in " + folder.resolve("model.yaml"));
        assertThat(Files.readString(folder.resolve("model.yaml")))
                .startsWith("calibration:\n")
                .contains("temperature: ");
        Files.delete(folder.resolve("model.yaml"));
        refused("latency", "", "--max-ms=0.000001");
        assertThat(folder.resolve("model.yaml")).doesNotExist();
        assertThat(out.resolve("model.yaml")).exists();
    }

    @Test
    void whereThereIsNoPlaceBesideTheModelItGoesToTheReport() throws IOException {
        unreliable();
        Path elsewhere = Files.createDirectories(folder.resolve("models"));
        model = good().write(elsewhere.resolve("model.onnx"));
        Files.createDirectories(elsewhere.resolve("model.yaml.part"));

        Terminal terminal = check("--max-calibration-error=1");

        assertThat(terminal.exitCode).as(terminal.err).isZero();
        assertThat(terminal.err)
                .contains("the temperature cannot be stored beside the model")
                .contains("it is in " + out.resolve("model.yaml"));
        assertThat(out.resolve("model.yaml")).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                | 3 | its format is ''",
                "no json                           | 3 | is no report that can be read",
                "{\"format\":\"vigil-model-check/1\"} | 3 | holds no images; make it again",
            })
    void aBaselineThatIsNoneIsSaid(String text, int exitCode, String problem) throws IOException {
        Path baseline = Files.writeString(folder.resolve("baseline.json"), text);
        Terminal terminal = check("--baseline=" + baseline);
        assertThat(terminal.exitCode).isEqualTo(exitCode);
        assertThat(terminal.err).contains(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "--provider=abacus, --provider needs to be",
        "--batch=0, needs at least one thread and a batch from 1",
        "--min-score=2, needs minScore in",
        "--may-lose=2, needs shares in",
    })
    void settingsThatCannotBeAreSaid(String option, String problem) {
        Terminal terminal = check(option);
        assertThat(terminal.exitCode).isEqualTo(2);
        assertThat(terminal.err).contains(problem);
    }

    /** Of 60 detections of a person, 30 are right. */
    private void unreliable() throws IOException {
        scene = new LabelledScene(folder.resolve("unreliable"));
        for (int i = 0; i < 60; i++) {
            int[] car = {2, 2, CAR};
            if (i % 4 < 2) {
                scene.image("%02d".formatted(i), 60, new int[] {0, 0, PERSON}, car);
            } else {
                scene.image("%02d".formatted(i), 60, car);
            }
        }
    }

    private void refused(String reason, String says, String... more) {
        Terminal terminal = check(more);
        assertThat(terminal.exitCode).as(terminal.out + terminal.err).isEqualTo(4);
        try {
            JsonNode report = report();
            assertThat(report.path("promoted").asBoolean()).isFalse();
            assertThat(report.path("refusals").findValuesAsText("reason")).contains(reason);
            assertThat(String.join("\n", report.path("refusals").findValuesAsText("says")))
                    .contains(says);
            assertThat(Files.readString(out.resolve("report.html"))).contains("Refused", reason);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode report() throws IOException {
        return JsonMapper.builder().build().readTree(out.resolve("report.json").toFile());
    }

    private Terminal check(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "models",
                                "check",
                                model.toString(),
                                "--images=" + scene.images,
                                "--labels=" + scene.labels,
                                "--out=" + out));
        arguments.addAll(List.of(more));
        return Terminal.of(Engine.none(), Map.of(), arguments.toArray(String[]::new));
    }
}
