package io.vigil.deploy.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpIsShownAndNothingIsProven() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("Usage: prove-exactly-once ")
                .contains("--source=", "--work=", "--kills=");
        assertThat(err.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--cameras 2 | Missing required options: '--source=<source>', '--work=<work>'",
                "--source a --work b --kill 3 | Unknown options: '--kill', '3'",
                "--source a --work b --kills many | Invalid value for option '--kills': 'many' is not an int",
                "--source a --work b --victim nobody | Invalid value for option '--victim': expected one of [WORKER, BROKER]",
            })
    void whatIsWrongIsSaidWithTheUsage(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("prove-exactly-once: " + message)
                .contains("Usage: prove-exactly-once ")
                .doesNotContain("Exception", "\tat ");
        assertThat(out.size()).isZero();
    }

    @Test
    void aSourceThatIsNotThereIsSaidBeforeAnythingStarts(@TempDir Path folder) {
        String source = folder.resolve("nix.mp4").toString();
        assertThat(run("--source", source, "--work", folder.resolve("w").toString())).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("prove-exactly-once: Camera camera-1: ")
                .contains(source)
                .hasLineCount(1);
        assertThat(folder.resolve("w")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoWaitsForIngestNoticesItsDeath(@TempDir Path folder) throws Exception {
        Path said = Files.writeString(folder.resolve("ingest.log"), "first\nno camera\n");
        Process dead = new ProcessBuilder("bash", "-c", "exit 3").start();
        dead.waitFor();
        assertThatThrownBy(() -> ExactlyOnceProof.requireWell(dead, said))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ended with code 3")
                .hasMessageContaining("no camera");
        Process done = new ProcessBuilder("bash", "-c", "exit 0").start();
        done.waitFor();
        ExactlyOnceProof.requireWell(done, said);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theProofOfOutagesSaysHowItIsUsed(@TempDir Path folder) throws Exception {
        assertThat(script("prove-outage", folder, "--help")).isZero();
        assertThat(folder.resolve("said")).content().startsWith("Usage: prove-outage ");
        assertThat(script("prove-outage", folder, "now")).isEqualTo(2);
        assertThat(folder.resolve("said"))
                .content()
                .startsWith("prove-outage: 'now' was not expected here");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theProofOfDailyLifeSaysHowItIsUsed(@TempDir Path folder) throws Exception {
        assertThat(script("prove-daily-life", folder, "--help")).isZero();
        assertThat(folder.resolve("said")).content().startsWith("Usage: prove-daily-life ");
        assertThat(script("prove-daily-life", folder, "--hours", "many")).isEqualTo(2);
        assertThat(folder.resolve("said"))
                .content()
                .startsWith(
                        "prove-daily-life: --hours needs a whole number from 1, but had 'many'");
    }

    private static int script(String name, Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "bin/" + name));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said").toFile())
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private int run(String... arguments) {
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        80,
                        System::nanoTime);
        return ProofCommand.run(console, arguments);
    }
}
