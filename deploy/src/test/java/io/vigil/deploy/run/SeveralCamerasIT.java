package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.RunSettings;
import io.vigil.deploy.console.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop with a door before each of two cameras, and a rule that leads from one to the other,
 * through everything that {@code vigil run} is.
 */
@Timeout(300)
class SeveralCamerasIT {
    private static final String CONFIG =
            """
            name: doors
            cameras:
              - id: front
                source: scene:door,7,36
                scene:
                  lines: [{id: door, from: [0.95, 0.62], to: [0.05, 0.62]}]
                  counting: {site: shop-7, entrances: {door: main}}
                  rules:
                    - id: round
                      kind: sequence
                      stages:
                        - {crosses-in: door}
                        - {crosses-in: door, camera: back, within: 30s}
              - id: back
                source: scene:door,8,36
                scene:
                  lines: [{id: door, from: [0.95, 0.62], to: [0.05, 0.62]}]
                  counting: {site: shop-7, entrances: {door: yard}}
            detector:
              model: builtin:auto
            flink:
              parallelism: %d
            video: false
            page: {enabled: false}
            """;

    @TempDir Path folder;

    @Test
    void aSiteIsCountedAndARuleLeadsOverCamerasWhateverTheParallelism() throws Exception {
        Path one = run(1);
        Path two = run(2);

        List<String[]> site = rows(one.resolve("shop-7.counts.csv"));
        for (String[] names : new String[][] {{"front", "main"}, {"back", "yard"}}) {
            long[] counted =
                    sums(rows(one.resolve(names[0]).resolve("counts.csv")), "line", "door");
            assertThat(counted[0]).isPositive();
            assertThat(sums(site, "entrance", names[1])).isEqualTo(counted);
        }
        long[] front = sums(site, "entrance", "main");
        long[] back = sums(site, "entrance", "yard");
        assertThat(sums(site, "site", "")).containsExactly(front[0] + back[0], front[1] + back[1]);
        String alerts = Files.readString(one.resolve("front").resolve("alerts.jsonl"));
        assertThat(alerts).contains("front/round/track-", "back/door");

        for (String file : List.of("shop-7.counts.csv", "front/alerts.jsonl", "back/counts.csv")) {
            assertThat(two.resolve(file)).hasSameTextualContentAs(one.resolve(file));
        }
    }

    private Path run(int parallelism) throws Exception {
        Path file = folder.resolve("doors-%d.yaml".formatted(parallelism));
        Files.writeString(file, CONFIG.formatted(parallelism));
        Path out = folder.resolve("out-" + parallelism);
        DeploymentConfig config =
                new ConfigReader(DeploymentConfig.inProcess(), true, Map.of())
                        .read(file)
                        .withOut(out);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, false, 80, System::nanoTime);
        assertThat(RunSession.run(new RunSettings(config, false), console)).isZero();
        return out;
    }

    private static List<String[]> rows(Path csv) throws IOException {
        return Files.readAllLines(csv).stream().map(line -> line.split(",", -1)).toList();
    }

    /** Who entered and who left in all minutes, of all classes. */
    private static long[] sums(List<String[]> rows, String kind, String place) {
        List<String> header = List.of(rows.get(0));
        long[] sums = new long[2];
        for (String[] row : rows) {
            boolean counts =
                    row[header.indexOf("kind")].equals(kind)
                            && row[header.indexOf("place")].equals(place)
                            && row[header.indexOf("class")].isEmpty()
                            && row[header.indexOf("window")].equals("minute");
            if (counts) {
                sums[0] += number(row[header.indexOf("entered")]);
                sums[1] += number(row[header.indexOf("left")]);
            }
        }
        return sums;
    }

    private static long number(String cell) {
        return cell.isEmpty() ? 0 : Long.parseLong(cell);
    }
}
