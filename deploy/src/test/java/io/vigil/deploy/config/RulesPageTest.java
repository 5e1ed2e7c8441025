package io.vigil.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.rules.KindDefaults;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/rules.md shows is right. */
class RulesPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Path PAGE =
            Path.of(System.getProperty("vigil.root", ".."), "deploy/docs/rules.md");

    @TempDir Path folder;

    @Test
    void everyExampleIsValidAndThereIsOneOfEachKind() throws IOException {
        List<SceneRules> scenes = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            String yaml = "cameras:\n  - id: door\n    source: a\n" + block.group(1).indent(4);
            Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
            scenes.add(
                    new ConfigReader(DeploymentConfig.cluster(), true, Map.of())
                            .read(file)
                            .scenes()
                            .get("door"));
        }
        assertThat(scenes).hasSize(3);
        assertThat(scenes.get(2).rules())
                .extracting(RuleConfig::kind)
                .containsExactly(RuleKind.values());
    }

    @Test
    void theTableHasTheDefaultsOfEachKind() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        for (RuleKind kind : RuleKind.values()) {
            KindDefaults d = kind.defaults();
            String row =
                    lines.stream()
                            .filter(line -> line.startsWith("| `" + kind.word() + "` |"))
                            .findFirst()
                            .orElseThrow();
            String[] cells = row.split("\\|");
            String limit = cells[4].strip();
            if (d.hasLimit()) {
                assertThat(limit).as(row).contains("(" + Range.number(d.limit()));
            } else {
                assertThat(limit).as(row).isEmpty();
            }
            if (d.hasLimit() && d.clear(d.limit()) > 0) {
                String clear = Range.number(Math.round(d.clear(d.limit()) * 1e6) / 1e6);
                assertThat(limit).as(row).contains("; " + clear + ")");
            }
            assertThat(cells[6].strip()).as(row).isEqualTo(text(d.gap().toMillis()));
            if (RuleKeys.of(kind).contains("for")) {
                assertThat(cells[5].strip()).as(row).isEqualTo(text(d.lasting().toMillis()));
            } else {
                assertThat(cells[5].strip()).as(row).isEmpty();
            }
        }
    }

    private static String text(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
