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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalTrackersCommandTest {
    @TempDir Path folder;
    private Path data;

    @BeforeEach
    void sequences() throws IOException {
        data = folder.resolve("data");
        for (String name : List.of("shop/door", "shop/till", "street/gate")) {
            Path sequence = Files.createDirectories(data.resolve(name));
            Files.writeString(sequence.resolve("gt.txt"), walk("1", "1,1,1"));
            Files.writeString(sequence.resolve("det.txt"), walk("-1", ".9"));
            Files.writeString(
                    sequence.resolve("seqinfo.ini"),
                    "frameRate=25\nseqLength=20\nimWidth=640\nimHeight=360\n");
        }
    }

    @Test
    void theTableHasARowPerTrackerAndTheCeiling() {
        Terminal terminal = trackers();

        assertThat(terminal.exitCode).isZero();
        List<String> lines = terminal.out.lines().toList();
        assertThat(lines.get(0)).matches("HOTA / IDF1 +shop +street +mean");
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.split(" ")[0])
                .containsExactly("vigil", "bytetrack", "sort", "oc-sort", "deepsort", "ceiling");
        assertThat(lines.get(1)).endsWith(" 100.00 / 100.00");
        assertThat(terminal.err).isEqualTo("eval trackers: 6 trackers in 0:00 (0.0 a second)\n");
    }

    @Test
    void theSequencesStandBesideEachOther() throws IOException {
        // SORT gives up whoever is hidden for two frames.
        String hidden = walk("-1", ".9").replaceAll("(?m)^1[01],.*\n", "");
        Files.writeString(data.resolve("shop/till/det.txt"), hidden);

        Terminal terminal = trackers("--tracker=vigil,sort", "--per-sequence");

        assertThat(terminal.out.lines())
                .anyMatch(line -> line.matches("HOTA / IDF1 +vigil +sort"))
                .anyMatch(line -> line.matches("shop/door +100.00 / 100.00 +100.00 / 100.00"))
                .anyMatch(line -> line.matches("shop/till +\\d.*"))
                .anyMatch(
                        line ->
                                line.matches(
                                        "vigil is ahead of sort on 1 of 3 sequences by HOTA .*, on 1 by IDF1"));
    }

    @Test
    void theAblationHasARowPerChange() {
        Terminal terminal = trackers("--tracker=vigil", "--ablation");

        assertThat(terminal.exitCode).isZero();
        assertThat(terminal.out)
                .contains("cue switched off, HOTA")
                .contains("mechanism changed, HOTA")
                .contains("setting a step down or up, HOTA")
                // Two people who never meet are no trouble to anybody.
                .containsPattern("without any effect here: .*without overlap, without lastPlace");
    }

    @Test
    void jsonHasEverything() throws IOException {
        Terminal terminal = trackers("--tracker=vigil", "--ablation", "--json");

        JsonNode json = JsonMapper.builder().build().readTree(terminal.out);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("trackers", "ceiling", "reference", "ablation");
        JsonNode vigil = json.path("trackers").path("vigil");
        assertThat(vigil).isEqualTo(json.path("reference"));
        assertThat(vigil.path("mean").path("HOTA").asDouble()).isEqualTo(100);
        assertThat(vigil.path("sets").fieldNames()).toIterable().containsExactly("shop", "street");
        JsonNode till = vigil.path("sets").path("shop").path("sequences").path("till");
        assertThat(till.path("IDSW").asInt()).isZero();
        assertThat(json.path("ablation").path("cue switched off").path("without overlap"))
                .isNotEmpty();
    }

    @Test
    void aSequenceWithoutDetectionsIsNamedAndLeftOut() throws IOException {
        Path missing = data.resolve("shop/till/det.txt");
        Files.delete(missing);

        Terminal terminal = trackers("--tracker=sort", "--per-sequence");

        assertThat(terminal.exitCode).isZero();
        assertThat(terminal.err).contains("left out: shop/till, there is no " + missing);
        assertThat(terminal.out).contains("shop/door").doesNotContain("shop/till");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        assertThat(trackers("--tracker=vigl").exitCode).isEqualTo(2);
        assertThat(trackers("--tracker=vigl").err)
                .isEqualTo("vigil: --tracker: there is no tracker 'vigl'; did you mean 'vigil'?\n");
        Files.writeString(data.resolve("shop/till/det.txt"), "1,-1,0,0,5,5,87\n");
        assertThat(trackers().exitCode).isEqualTo(3);
        assertThat(trackers().err).contains("Sequence till: Frame 1").contains("87.0");
        Files.writeString(data.resolve("shop/till/det.txt"), "x\n");
        assertThat(trackers().err).contains("till/det.txt, line 1");
        data = Files.createDirectories(folder.resolve("empty/set"));
        assertThat(trackers().exitCode).isEqualTo(3);
        assertThat(trackers().err).contains(data + " has no sequences");
        data = folder.resolve("none");
        assertThat(trackers().err).isEqualTo("vigil: --data: there is no folder " + data + "\n");
    }

    private Terminal trackers(String... more) {
        List<String> arguments = new ArrayList<>(List.of("eval", "trackers", "--data=" + data));
        arguments.addAll(List.of(more));
        return Terminal.of(Engine.none(), Map.of(), arguments.toArray(String[]::new));
    }

    /** Two people, one above the other. */
    private static String walk(String id, String rest) {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(
                        f ->
                                "%d,%s,%d,0,40,100,%s\n%d,%s,%d,200,40,100,%s\n"
                                        .formatted(
                                                f,
                                                id,
                                                3 * f,
                                                rest,
                                                f,
                                                id.equals("1") ? "2" : id,
                                                300 - 3 * f,
                                                rest))
                .collect(Collectors.joining());
    }
}
