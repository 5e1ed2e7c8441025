package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

class EvalSettingsCommandTest {
    /** Loses people who are hidden for four frames. */
    private static final String FORGETFUL = "--set=lostFor=170ms,cues.absence.weight=-0.3";

    @TempDir Path data;

    @BeforeEach
    void sequences() throws IOException {
        for (String name : List.of("shop/door", "shop/till", "street/gate")) {
            Path sequence = Files.createDirectories(data.resolve(name));
            Files.writeString(sequence.resolve("gt.txt"), walk(true));
            Files.writeString(sequence.resolve("det.txt"), walk(false));
            Files.writeString(
                    sequence.resolve("seqinfo.ini"),
                    "frameRate=25\nseqLength=40\nimWidth=640\nimHeight=360\n");
        }
    }

    @Test
    void theStartStandsBesideTheDefaults() {
        Terminal terminal = settings(FORGETFUL);

        assertThat(terminal.exitCode).isZero();
        List<String> lines = terminal.out.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("HOTA / IDF1 +shop +street +mean");
        assertThat(lines.get(1)).startsWith("defaults ");
        assertThat(lines.get(2)).startsWith("start ");
        assertThat(mean(lines.get(2))).isLessThan(mean(lines.get(1)) - 5);
        assertThat(settings().out.lines()).hasSize(2);
    }

    @Test
    void aSweepHasARowPerValue() {
        Terminal terminal = settings("--sweep=lostFor=80ms,PT1.5S", "--sweep=confirmedAfter=7,8");

        assertThat(terminal.exitCode).isZero();
        assertThat(terminal.out.lines())
                .anyMatch(line -> line.matches("lostFor, HOTA +shop +street +mean / IDF1"))
                .anyMatch(line -> line.matches("80ms +-\\S+ +-\\S+ +-\\S+ / -\\S+"))
                .anyMatch(line -> line.matches("PT1.5S +0.00 +0.00 +0.00 / 0.00"))
                .anyMatch(line -> line.startsWith("confirmedAfter, HOTA"))
                .anyMatch(line -> line.matches("8 +0.00 +0.00 +0.00 / 0.00"));
        assertThat(terminal.err).isEqualTo("sweep: 4 values in 0:00 (0.0 a second)\n");
    }

    @Test
    void whatASearchFindsIsBetterAndMayBeSetAgain() {
        String[] search = {FORGETFUL, "--steps=200", "--seed=3", "--hold-out=shop/till"};
        Terminal terminal = settings(search);

        assertThat(terminal.exitCode).isZero();
        assertThat(terminal.err)
                .containsPattern("(?m)^search: start, HOTA \\S+ forwards and backwards$")
                .containsPattern("(?m)^search: step \\d+, HOTA \\S+ forwards .*, by \\S+=\\S+$");
        List<String> lines = terminal.out.lines().toList();
        double before = mean(line(lines, "start "));
        double after = mean(line(lines, "found "));
        assertThat(after).isGreaterThan(before);
        int heldOut = lines.indexOf("held out from the search");
        assertThat(lines.get(heldOut + 1)).matches("HOTA / IDF1 +shop +mean");
        assertThat(lines.subList(heldOut + 2, heldOut + 4))
                .extracting(line -> line.split(" ")[0])
                .containsExactly("start", "found");
        String found = line(lines, "found: ").substring("found: ".length());
        Terminal again = settings("--set=" + found);
        assertThat(again.exitCode).isZero();
        // All three sequences are alike, so one more changes no mean.
        assertThat(mean(line(again.out.lines().toList(), "start "))).isEqualTo(after);
        assertThat(settings(search).out).isEqualTo(terminal.out);
    }

    @Test
    void aSearchEndsWithItsTime() {
        Terminal terminal = settings("--search=0.2", FORGETFUL);
        assertThat(terminal.exitCode).isZero();
        assertThat(terminal.out).contains("\nfound: ");
    }

    @Test
    void jsonHasEverything() throws IOException {
        Terminal terminal =
                settings(
                        FORGETFUL, "--sweep=lostFor=2s", "--steps=40", "--hold-out=gate", "--json");

        JsonNode json = JsonMapper.builder().build().readTree(terminal.out);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "defaults", "start", "found", "sweep", "searched", "settings", "heldOut");
        assertThat(json.path("start").path("sets").fieldNames())
                .toIterable()
                .containsExactly("shop");
        JsonNode swept = json.path("sweep").path("lostFor").path("2s");
        assertThat(swept.path("mean").path("HOTA").asDouble()).isGreaterThan(0);
        assertThat(json.path("searched").path("found").asDouble())
                .isGreaterThanOrEqualTo(json.path("searched").path("start").asDouble());
        assertThat(json.path("settings").path("cues.absence.weight").asText()).isNotEmpty();
        assertThat(json.path("heldOut").path("found").path("sets").path("street")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--set=cues.overlp.weight=3|--set: there is no setting 'cues.overlp.weight'; did you mean 'cues.overlap.weight'?",
                "--set=x=3|--set: there is no setting 'x'; known are lowScore, tentativeScore",
                "--set=lostFor|--set: 'lostFor' needs to be PATH=VALUE, such as lostFor=2s",
                "--set=smoothing=1.5|--set: Vigil's smoothing needs to be in [0, 1], but was 1.5",
                "--sweep=smoothing=0.5,much|--sweep: smoothing needs a finite number, but was 'much'",
                "--sweep=lostfor=2s|did you mean 'lostFor'?",
                "--search=0|--search needs seconds above 0, but was 0.0",
                "--steps=0|--steps needs to be at least 1, but was 0",
                "--hold-out=gate|--hold-out is for a search; add --search SECONDS",
                "--steps=1 --hold-out=gat|--hold-out: there is no sequence 'gat'; did you mean 'gate'?",
                "--steps=1 --hold-out=gate,till,shop/door|--hold-out: nothing is left to search on"
            })
    void whatCannotBeDoneIsSaid(String arguments, String message) {
        Terminal terminal = settings(arguments.split(" "));
        assertThat(terminal.exitCode).isEqualTo(2);
        assertThat(terminal.err).startsWith("vigil: ").contains(message);
        assertThat(terminal.out).isEmpty();
    }

    @Test
    void aSequenceThatMakesNoSenseIsNamed() throws IOException {
        Files.writeString(data.resolve("shop/till/det.txt"), "1,-1,0,0,5,5,87\n");
        Terminal terminal = settings("--steps=1");
        assertThat(terminal.exitCode).isEqualTo(3);
        assertThat(terminal.err).contains("Sequence till: Frame 1").contains("87.0");
    }

    private Terminal settings(String... more) {
        List<String> arguments = new ArrayList<>(List.of("eval", "settings", "--data=" + data));
        arguments.addAll(List.of(more));
        return Terminal.of(Engine.none(), Map.of(), arguments.toArray(String[]::new));
    }

    private static String line(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    /** Of HOTA. */
    private static double mean(String line) {
        String[] words = line.split(" +");
        return Double.parseDouble(words[words.length - 3]);
    }

    /** Two people, one above the other, both hidden for four frames. */
    private static String walk(boolean truth) {
        StringBuilder rows = new StringBuilder();
        for (int frame = 1; frame <= 40; frame++) {
            if (!truth && frame > 17 && frame <= 21) {
                continue;
            }
            rows.append(row(frame, truth ? 1 : -1, 3 * frame, 0, truth));
            rows.append(row(frame, truth ? 2 : -1, 300 - 3 * frame, 200, truth));
        }
        return rows.toString();
    }

    private static String row(int frame, int id, int left, int top, boolean truth) {
        return "%d,%d,%d,%d,40,100,%s\n".formatted(frame, id, left, top, truth ? "1,1,1" : ".9");
    }
}
