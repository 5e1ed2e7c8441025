package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.RunSettings;
import io.vigil.deploy.console.Console;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real cars over a line across a real road, seen from above: models trained at eye level find two
 * of the four only when they have passed the middle, so what moves is followed.
 */
class CarsCountedIT {
    private static final Path SHARED =
            Path.of(System.getProperty("vigil.root", ".."), "..", "shared").toAbsolutePath();
    private static final Path VIDEO = SHARED.resolve("data/intel_samples/car-detection.mp4");

    @TempDir Path folder;

    @Test
    void twoGoUpAndTwoGoDown() throws Exception {
        assumeTrue(Files.exists(VIDEO), "needs " + VIDEO);
        Path file = folder.resolve("cars.yaml");
        Files.writeString(
                file,
                """
                cameras:
                  - id: road
                    source: %s
                    scene:
                      lines: [{id: across, from: [0, 0.5], to: [1, 0.5]}]
                detector: {model: builtin:motion}
                video: false
                page: {enabled: false}
                """
                        .formatted(VIDEO.normalize()));
        DeploymentConfig config =
                new ConfigReader(DeploymentConfig.inProcess(), true, Map.of())
                        .read(file)
                        .withOut(folder.resolve("out"));
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, false, 80, System::nanoTime);
        assertThat(RunSession.run(new RunSettings(config, false), console)).isZero();

        int up = 0;
        int down = 0;
        for (String line : Files.readAllLines(folder.resolve("out/road/events.jsonl"))) {
            JsonNode event = new ObjectMapper().readTree(line);
            if (event.get("kind").asText().equals("line-crossed")) {
                System.out.println("cars: " + line);
                int one = event.path("retracted").asBoolean() ? -1 : 1;
                up += event.get("direction").asText().equals("in") ? one : 0;
                down += event.get("direction").asText().equals("out") ? one : 0;
            }
        }
        assertThat(up).as("up").isEqualTo(2);
        assertThat(down).as("down").isEqualTo(2);
    }
}
