package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.check.EditedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate on a published model, and on copies of it that are wrong in one way each. */
class ModelsCheckIT {
    private static final Path SHARED =
            Path.of(System.getProperty("vigil.root", ".."), "..", "shared");
    private static final Path DATA = SHARED.resolve("data/coco_val128");
    private static final Path MODELS = SHARED.resolve("models");

    @TempDir static Path folder;
    private static Path baseline;
    private static EditedModel edited;

    @BeforeAll
    static void theBaselineIsPromoted() throws IOException {
        Path published = MODELS.resolve("yolox_nano.onnx");
        assumeTrue(
                Files.exists(DATA) && Files.exists(published),
                "needs " + DATA + " and " + published);
        // A copy, since a side-car is put beside a model that is promoted.
        Path model = Files.copy(published, folder.resolve("yolox_nano.onnx"));
        edited = new EditedModel(model);
        Terminal terminal = check(model);
        assertThat(terminal.exitCode).as(terminal.out + terminal.err).isZero();
        baseline = folder.resolve("yolox_nano/report.json");
    }

    @Test
    void temperatureScalingFittedOnOneHalfLowersTheErrorOnTheOther() throws IOException {
        JsonNode calibration = report("yolox_nano").path("calibration");
        assertThat(calibration.path("heldOutScaledError").asDouble())
                .isLessThan(calibration.path("heldOutError").asDouble());
        assertThat(folder.resolve("yolox_nano.yaml"))
                .content()
                .contains(
                        "temperature: %.4f".formatted(calibration.path("temperature").asDouble()));
    }

    @Test
    void aWeakerModelIsRefusedForItsAccuracy() throws IOException {
        Path nanodet =
                Files.copy(
                        MODELS.resolve("nanodet_m_416.onnx"), folder.resolve("nanodet_m_416.onnx"));
        List<String> refusals = refusals(nanodet);
        assertThat(refusals).contains("accuracy").doesNotContain("labels", "numerics");
        assertThat(report("nanodet_m_416").path("refusals").get(0).path("says").asText())
                .contains("mAP50-95 is surely below the baseline's: 0.28");
        assertThat(folder.resolve("nanodet_m_416.yaml")).doesNotExist();
    }

    @Test
    void aCopyWithPerturbedWeightsIsRefusedForItsAccuracy() throws IOException {
        // It still finds most of what the original does.
        assertThat(refusals(edited.perturbed(folder.resolve("perturbed.onnx"), 0.04, 1)))
                .isEqualTo(List.of("accuracy"));
        JsonNode report = report("perturbed");
        assertThat(report.path("detection").path("mAP50-95").asDouble()).isBetween(0.15, 0.33);
        assertThat(report.path("refusals").get(0).path("says").asText())
                .startsWith("mAP50-95 is surely below the baseline's: 0.");
    }

    @Test
    void aCopyWithPermutedLabelsIsRefusedForItsLabels() throws IOException {
        assertThat(refusals(edited.withPermutedClasses(folder.resolve("permuted.onnx"))))
                .contains("labels")
                .doesNotContain("accuracy", "numerics");
        assertThat(report("permuted").path("refusals").get(0).path("says").asText())
                .contains("The boxes are right and the names are wrong")
                .contains("person is called toothbrush");
    }

    @Test
    void anOverConfidentCopyIsRefusedForItsCalibration() throws IOException {
        assertThat(refusals(edited.overConfident(folder.resolve("confident.onnx"), 0.5f)))
                .isEqualTo(List.of("calibration"));
        JsonNode calibration = report("confident").path("calibration");
        assertThat(calibration.path("meanScore").asDouble())
                .isGreaterThan(1.5 * calibration.path("right").asDouble());
        assertThat(calibration.path("heldOutScaledError").asDouble())
                .isLessThan(0.6 * calibration.path("heldOutError").asDouble());
    }

    private static List<String> refusals(Path model) throws IOException {
        Terminal terminal = check(model, "--baseline=" + baseline);
        assertThat(terminal.exitCode).as(terminal.out + terminal.err).isEqualTo(4);
        String name = model.getFileName().toString();
        return report(name.substring(0, name.lastIndexOf('.')))
                .path("refusals")
                .findValuesAsText("reason");
    }

    private static JsonNode report(String name) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve(name).resolve("report.json").toFile());
    }

    private static Terminal check(Path model, String... more) {
        String name = model.getFileName().toString();
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "models",
                                "check",
                                model.toString(),
                                "--images=" + DATA.resolve("images"),
                                "--labels=" + DATA.resolve("labels"),
                                "--out="
                                        + folder.resolve(
                                                name.substring(0, name.lastIndexOf('.')))));
        arguments.addAll(List.of(more));
        return Terminal.of(Engine.none(), Map.of(), arguments.toArray(String[]::new));
    }
}
