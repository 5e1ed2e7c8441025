package io.vigil.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackingBenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theLastLineIsTheDefaultTrackersTime(@TempDir Path folder) throws IOException {
        Path sequence = Files.createDirectories(folder.resolve("set/S1"));
        Files.writeString(
                sequence.resolve("seqinfo.ini"),
                "name=S1\nframeRate=25\nseqLength=2\nimWidth=640\nimHeight=360\n");
        Files.writeString(sequence.resolve("det.txt"), "1,-1,1,1,20,40,.9\n2,-1,1,1,20,40,.9\n");

        assertThat(run("tracking", folder.resolve("set").toString(), "--tracker", "bytetrack"))
                .isZero();

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(1)).matches("bytetrack +set +2 +1\\.0 +1\\.0 .*");
        assertThat(lines).anyMatch(line -> line.matches("bytetrack +1000 people .* \\d+\\.\\d\\d"));
        assertThat(lines).last().asString().matches("bytetrack \\d+\\.\\d\\d us");
    }

    @Test
    void withoutSequencesTheFigureIsThatOfAHundredPeople() {
        TrackerSpeed ten = new TrackerSpeed("a", "10 people", 60, 10, 10, 5, 100);
        TrackerSpeed hundred = new TrackerSpeed("a", "100 people", 60, 100, 100, 75, 100);
        List<String> lines = TrackingTable.lines(List.of(ten, hundred), "b");
        assertThat(lines).last().isEqualTo("a 75.00 us");
        assertThat(lines.get(2)).endsWith("1.50");
    }

    @Test
    void aFolderWithoutSequencesIsRefused(@TempDir Path folder) {
        assertThat(run("tracking", folder.toString())).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("holds no sequences");
    }

    private int run(String... arguments) {
        Console console =
                new Console(
                        new PrintStream(out), new PrintStream(err), false, 80, System::nanoTime);
        java.util.List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--passes", "1", "--warm-up", "0"));
        return Bench.run(console, all.toArray(String[]::new));
    }
}
