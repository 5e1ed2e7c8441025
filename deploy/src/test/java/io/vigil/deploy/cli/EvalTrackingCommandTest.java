package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalTrackingCommandTest {
    private static final String TRUTH = "1,1,0,0,10,20,1,1,1\n2,1,1,0,10,20,1,1,1\n";

    @TempDir Path folder;
    private Path truth;
    private Path results;

    @BeforeEach
    void folders() throws IOException {
        truth = folder.resolve("truth");
        results = Files.createDirectories(folder.resolve("results"));
        for (String name : new String[] {"door", "road"}) {
            Files.createDirectories(truth.resolve(name));
            Files.writeString(truth.resolve(name).resolve("gt.txt"), TRUTH);
        }
    }

    @Test
    void jsonHasTheShapeThatOthersRead() throws IOException {
        Files.writeString(results.resolve("door.txt"), TRUTH);

        Terminal terminal = eval("--json");

        assertThat(terminal.exitCode).isZero();
        assertThat(terminal.err).startsWith("left out: road, there is no ").hasLineCount(1);
        JsonNode json = JsonMapper.builder().build().readTree(terminal.out);
        assertThat(json.fieldNames()).toIterable().containsExactly("sequences", "combined");
        assertThat(json.path("sequences").fieldNames()).toIterable().containsExactly("door");
        assertThat(json.path("combined").fieldNames())
                .toIterable()
                .containsExactly(
                        "HOTA", "DetA", "AssA", "LocA", "MOTA", "MOTP", "IDF1", "IDSW", "Frag",
                        "FP", "FN", "GT");
        assertThat(json.path("combined").path("MOTA").asDouble()).isEqualTo(100);
        assertThat(json.path("combined").path("GT").asInt()).isEqualTo(2);
    }

    @Test
    void theTableHasALinePerSequence() throws IOException {
        Files.writeString(results.resolve("door.txt"), TRUTH);
        Files.writeString(results.resolve("road.txt"), "1,1,0,0,10,20,1,-1,-1,-1\n");

        Terminal terminal = eval();

        assertThat(terminal.out.lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("road ") && line.contains(" 50.00 "))
                .anyMatch(line -> line.startsWith("combined "));
    }

    @Test
    void foldersWithoutAnythingAreSaid() throws IOException {
        assertThat(eval().err).contains("No sequence of " + truth + " has results in " + results);
        assertThat(eval().exitCode).isEqualTo(3);
        Files.writeString(results.resolve("door.txt"), "1,1,0,0,1,1,1\n1,1,0,0,1,1,1\n");
        assertThat(eval().err).contains("door").contains("id 1 is in frame 1 twice");
        truth = folder.resolve("none");
        assertThat(eval().err).isEqualTo("vigil: --truth: there is no folder " + truth + "\n");
    }

    @Test
    void theTrackerAndItsScoresOnRealFootage() throws IOException {
        Path data =
                Path.of(System.getProperty("vigil.root", ".."), "..", "shared")
                        .resolve("data/tracking/MOT15-TUD");
        assumeTrue(Files.isDirectory(data), data + " is not here");
        try (var sequences = Files.list(data)) {
            for (Path sequence : sequences.filter(Files::isDirectory).toList()) {
                Terminal.of(
                        Engine.none(),
                        Map.of(),
                        "track",
                        "--detections=" + sequence.resolve("det.txt"),
                        "--frame-rate=25",
                        "--out=" + results.resolve(sequence.getFileName() + ".txt"));
            }
        }
        truth = data;

        JsonNode json = JsonMapper.builder().build().readTree(eval("--json").out);

        assertThat(json.path("combined").path("MOTA").asDouble()).isBetween(50.0, 100.0);
    }

    private Terminal eval(String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "eval";
        arguments[1] = "tracking";
        arguments[2] = "--truth=" + truth;
        arguments[3] = "--results=" + results;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Terminal.of(Engine.none(), Map.of(), arguments);
    }
}
