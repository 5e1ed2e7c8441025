package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.PageConfig;
import io.vigil.deploy.config.RunSettings;
import io.vigil.deploy.console.Console;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import io.vigil.tracking.evaluation.Evaluation;
import io.vigil.tracking.evaluation.MotFile;
import io.vigil.tracking.evaluation.MotRow;
import io.vigil.tracking.evaluation.Options;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import io.vigil.tracking.simulation.TruthObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of {@code vigil run} on rendered scenes: a real broker, a real Flink, real files. */
class RunIT {
    private static final int SECONDS = 15;
    private static final long SEED = 7;

    @TempDir Path folder;

    @Test
    void twoRunsGiveTheSameBytesWhateverTheParallelism() throws Exception {
        Path one = run("one", 1);
        Path two = run("two", 2);
        for (String scene : Scenes.DEMO) {
            for (String file : List.of("mot.txt", "tracks.jsonl", "alerts.jsonl")) {
                assertThat(two.resolve(scene).resolve(file))
                        .hasSameBinaryContentAs(one.resolve(scene).resolve(file));
            }
            JsonNode committed = summary(one).at("/cameras/" + scene + "/committed");
            assertThat(committed.get("records").asLong()).isGreaterThan(SECONDS);
            assertThat(summary(two).at("/cameras/" + scene + "/committed")).isEqualTo(committed);
        }
        everyFrameIsAccountedFor(one);
        peopleAtTheDoorAreTracked(one);
        nothingTemporaryIsLeft(one);
    }

    private static void everyFrameIsAccountedFor(Path out) throws IOException {
        JsonNode total = summary(out).get("total");
        long frames =
                Scenes.DEMO.stream()
                        .mapToLong(name -> Scenes.named(name, SEED, SECONDS).frames())
                        .sum();
        assertThat(total.get("captured").asLong()).isEqualTo(frames);
        assertThat(total.get("processed").asLong()).isEqualTo(frames);
        assertThat(total.get("balanced").asBoolean()).isTrue();
    }

    private static JsonNode summary(Path out) throws IOException {
        return new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    }

    private static void peopleAtTheDoorAreTracked(Path out) throws IOException {
        Scene scene = Scenes.named("door", SEED, SECONDS);
        List<MotRow> truth = new ArrayList<>();
        for (int i = 0; i < scene.frames(); i++) {
            for (TruthObject object : scene.truth(i).objects()) {
                truth.add(new MotRow(i + 1, object.id(), object.box(), 1, 1, object.visibility()));
            }
        }
        List<MotRow> results = MotFile.read(out.resolve("door").resolve("mot.txt"));
        assertThat(Evaluation.evaluate(truth, results, Options.PLAIN).mota()).isGreaterThan(50);
    }

    private static void nothingTemporaryIsLeft(Path out) throws IOException {
        try (var files = Files.walk(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("report.html", "annotated.mp4")
                    .noneMatch(name -> name.endsWith(".part") || name.equals(".vigil"));
        }
    }

    private Path run(String name, int parallelism) throws Exception {
        DeploymentConfig usual = DeploymentConfig.inProcess();
        List<CameraConfig> cameras =
                Scenes.DEMO.stream()
                        .map(
                                scene ->
                                        CameraConfig.of(
                                                scene,
                                                "scene:%s,%d,%d".formatted(scene, SEED, SECONDS)))
                        .toList();
        Path out = folder.resolve(name);
        DeploymentConfig config =
                new DeploymentConfig(
                        "test",
                        cameras,
                        usual.scenes(),
                        DetectorConfig.of("builtin:auto"),
                        SecondaryConfig.NONE,
                        usual.tracker(),
                        usual.health(),
                        usual.kafka(),
                        usual.flink().withParallelism(parallelism),
                        out,
                        true,
                        new PageConfig(false, 0),
                        usual.anomaly());
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, false, 80, System::nanoTime);
        assertThat(RunSession.run(new RunSettings(config, false), console)).isZero();
        return out;
    }
}
