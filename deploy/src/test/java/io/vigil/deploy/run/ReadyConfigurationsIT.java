package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.RunSettings;
import io.vigil.deploy.console.Console;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.tracking.simulation.Happening;
import io.vigil.tracking.simulation.Scenes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configurations that come with the program, as they are, on their rendered scenes. */
class ReadyConfigurationsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void theShopIsToldWhoCameInAndWhoLeft() throws Exception {
        Path camera = run("retail").resolve("entrance");

        List<Happening> truly = Scenes.named("door", 7, 240).happenings();
        List<JsonNode> crossed = crossings(camera, "door");
        System.out.printf(
                "shop: %d in of %d, %d out of %d%n",
                count(crossed, "in"),
                truly.stream().filter(each -> each.kind().equals("entered")).count(),
                count(crossed, "out"),
                truly.stream().filter(each -> each.kind().equals("left")).count());
        for (String way : List.of("in", "out")) {
            long true_ =
                    truly.stream()
                            .filter(
                                    each ->
                                            each.kind()
                                                    .equals(way.equals("in") ? "entered" : "left"))
                            .count();
            assertThat(count(crossed, way)).isBetween(true_ - 3, true_ + 3);
        }
        assertThat(Files.readString(camera.resolve("counts.csv"))).contains("door", "display");
        assertThat(Files.readString(camera.resolveSibling("shop-7.counts.csv")))
                .contains("entrance,main entrance", "shop-7,,site,");
        assertThat(Files.readString(camera.resolveSibling("report.html")))
                .contains("Who came and went", "Where they stayed", "Footfall by minute");
    }

    @Test
    void theControlRoomHearsOfTheWrongWayDriverAndTheStoppedCarOnce() throws Exception {
        Path camera = run("traffic").resolve("km-12");

        List<JsonNode> opened = opened(camera);
        opened.forEach(alert -> System.out.println("road: " + alert));
        assertThat(opened)
                .extracting(alert -> alert.get("rule").asText())
                .containsOnlyOnce("wrong-way", "stopped-vehicle");
        assertThat(lines(camera.resolve("alerts.jsonl")))
                .filteredOn(alert -> alert.get("rule").asText().equals("stopped-vehicle"))
                .extracting(
                        alert -> alert.get("phase").asText(),
                        alert -> alert.get("severity").asText())
                .as("it drives off before the end")
                .containsExactly(
                        tuple("opened", "warning"),
                        tuple("updated", "critical"),
                        tuple("resolved", "critical"));
        assertThat(Files.readString(camera.resolveSibling("report.html")))
                .contains("Incidents", "km/h", "alt=\"As it opened\"");
    }

    @Test
    void theCarerHearsThatSomebodyIsUpAndNotBack() throws Exception {
        Path camera = run("care").resolve("room-12");

        List<JsonNode> opened = opened(camera);
        opened.forEach(alert -> System.out.println("room: " + alert));
        assertThat(opened)
                .extracting(alert -> alert.get("rule").asText())
                .containsOnlyOnce("bed-exit", "not-back-in-bed");
        assertThat(Files.readString(camera.resolveSibling("report.html")))
                .contains("before that warning");
    }

    private Path run(String name) throws Exception {
        Path out = folder.resolve(name);
        DeploymentConfig config =
                new ConfigReader(DeploymentConfig.inProcess(), true, Map.of())
                        .read(Path.of("config", name + ".yaml"))
                        .withDetector(DetectorConfig.of("builtin:auto"))
                        .withOut(out);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, false, 80, System::nanoTime);
        assertThat(RunSession.run(new RunSettings(config, false), console)).isZero();
        Files.copy(
                out.resolve("report.html"),
                Path.of("target", "report-" + name + ".html"),
                StandardCopyOption.REPLACE_EXISTING);
        return out;
    }

    private static List<JsonNode> crossings(Path camera, String line) throws IOException {
        return lines(camera.resolve("events.jsonl")).stream()
                .filter(event -> event.get("kind").asText().equals("line-crossed"))
                .filter(event -> event.get("place").asText().equals(line))
                .toList();
    }

    private static long count(List<JsonNode> crossings, String direction) {
        return crossings.stream()
                .mapToLong(
                        event ->
                                !event.get("direction").asText().equals(direction)
                                        ? 0
                                        : event.path("retracted").asBoolean() ? -1 : 1)
                .sum();
    }

    private static List<JsonNode> opened(Path camera) throws IOException {
        return lines(camera.resolve("alerts.jsonl")).stream()
                .filter(alert -> alert.get("phase").asText().equals("opened"))
                .filter(alert -> alert.path("suppressed").asText().isEmpty())
                .toList();
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            all.add(JSON.readTree(line));
        }
        return all;
    }
}
