package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvalAnomalyCommandTest {
    private static final String COLUMNS =
            "frame,time_s,score,p_value,threshold,alarm,track,term,raw,motion,speed,fastest_block\n";

    @TempDir Path folder;
    private Path labels;

    @BeforeEach
    void aClip() throws IOException {
        labels = folder.resolve("labels.csv");
        Files.writeString(labels, "clip,frames,intervals_1based_inclusive\n01,4,3-4\n");
        Files.createDirectories(folder.resolve("scores"));
        Files.writeString(
                folder.resolve("scores/01.csv"),
                COLUMNS
                        + "1,0.000,0.1,0.5,1,0,,speed,0.1,0.1,0.1,9\n"
                        + "2,0.100,1.5,0.5,1,1,,speed,1.5,0.2,2.8,8\n"
                        + "3,0.200,0.9,0.5,1,0,,speed,0.9,0.8,1.0,7\n"
                        + "4,0.300,2.0,0.5,1,1,,speed,2.0,1.0,3.0,6\n");
    }

    private Terminal eval(String... more) {
        return Terminal.of(
                Engine.none(),
                Map.of(),
                Stream.concat(
                                Stream.of(
                                        "eval", "anomaly", "--scores=" + folder.resolve("scores")),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private JsonNode json(String... more) throws IOException {
        Terminal terminal =
                eval(Stream.concat(Stream.of("--json"), Stream.of(more)).toArray(String[]::new));
        assertThat(terminal.err).isEmpty();
        return JsonMapper.builder().build().readTree(terminal.out);
    }

    @Test
    void eachTermIsJudgedAlone() throws IOException {
        JsonNode json = json("--labels=" + labels);
        assertThat(json.path("micro_auc").asDouble()).isEqualTo(75);
        JsonNode terms = json.path("terms");
        assertThat(terms.fieldNames())
                .toIterable()
                .containsExactly(
                        "largest block motion",
                        "motion",
                        "speed",
                        "autoencoder alone",
                        "kinematics alone",
                        "fused");
        assertThat(terms.path("largest block motion").path("raw").path(0).asDouble()).isZero();
        assertThat(terms.path("autoencoder alone").path("raw").path(0).asDouble()).isEqualTo(100);
        assertThat(terms.path("fused").path("raw").path(0).asDouble()).isEqualTo(75);
    }

    @Test
    void alarmsAreThoseOfTheFile() throws IOException {
        JsonNode alarms = json("--labels=" + labels).path("at_threshold");
        assertThat(alarms.path("threshold").asDouble()).isEqualTo(1);
        assertThat(alarms.path("events").asInt()).isEqualTo(1);
        assertThat(alarms.path("found").asInt()).isEqualTo(1);
        assertThat(alarms.path("false_alarms").asInt()).isEqualTo(1);
        assertThat(alarms.path("median_delay_s").asDouble()).isEqualTo(0.1, within());
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    @Test
    void withoutLabelsAllIsNormal() throws IOException {
        JsonNode json = json();
        assertThat(json.path("micro_auc").asText()).isEqualTo("none");
        JsonNode alarms = json.path("at_threshold");
        assertThat(alarms.path("events").asInt()).isZero();
        assertThat(alarms.path("false_alarms").asInt()).isEqualTo(1);
        assertThat(alarms.path("false_alarms_95").path(1).asDouble()).isBetween(5.5, 5.6);
    }

    @Test
    void thePlainColumnsAreEnough() throws IOException {
        Files.writeString(
                folder.resolve("scores/01.csv"),
                "frame,time_s,score,p_value,threshold,alarm,track,term\n"
                        + "1,0,1,1,2,0,,speed\n".repeat(4));
        assertThat(json("--labels=" + labels).has("terms")).isFalse();
        assertThat(eval().out.lines().toList()).noneMatch(line -> line.contains("alone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4-3", "500-600", "0-2", "3", "-20--10", "three"})
    void aLabelThatIsNoIntervalOfTheClipIsNamed(String interval) throws IOException {
        Path wrong =
                Files.writeString(
                        folder.resolve("wrong.csv"),
                        "\uFEFFclip,intervals_1based_inclusive\n01,%s\n".formatted(interval));
        Terminal terminal = eval("--labels=" + wrong);
        assertThat(terminal.exitCode).isEqualTo(3);
        assertThat(terminal.err)
                .startsWith(
                        "vigil: Clip 01: its labelled interval '%s' needs to be"
                                .formatted(interval));
    }

    @Test
    void whatIsNoTableIsNamed() throws IOException {
        assertThat(eval("--labels=" + folder).err).contains("is no file; a CSV file is needed");
        Path binary =
                Files.write(folder.resolve("b.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});
        assertThat(eval("--labels=" + binary).err).contains("is no text in UTF-8");
    }

    @Test
    void theTableHasARowForEach() {
        List<String> lines = eval("--labels=" + labels).out.lines().toList();
        assertThat(lines).anyMatch(line -> line.startsWith("kinematics alone "));
        assertThat(lines).last().asString().startsWith("fused ").contains("75.0 [");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Files.writeString(folder.resolve("scores/01.csv"), "a,b\n1,2\n");
        Terminal terminal = eval("--labels=" + labels);
        assertThat(terminal.exitCode).isEqualTo(3);
        assertThat(terminal.err)
                .contains(
                        "01.csv needs a header with the columns time_s, score, threshold, alarm, but has 'a,b'; 'vigil anomaly score' writes it");
    }
}
