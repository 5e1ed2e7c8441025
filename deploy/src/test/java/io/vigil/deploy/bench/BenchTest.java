package io.vigil.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {"", "perceive ", "memory ", "gpu ", "pipeline ", "tracking ", "assess "})
    void helpIsShownAndNothingIsMeasured(String name) {
        assertThat(run((name + "--help").split(" "))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: bench " + name);
        assertThat(err.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | bench: Missing required subcommand",
                "speed           | bench: Unmatched argument at index 0: 'speed'",
                "pipeline        | bench pipeline: Missing required options and parameters: '--detector=MODEL', 'VIDEO'",
                "assess --passes | bench assess: Missing required parameter for option '--passes'",
                "assess --pass 3 | bench assess: Unknown options: '--pass', '3'",
            })
    void whatIsWrongIsSaidWithTheUsage(String arguments, String message) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
        assertThat(run(words)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(message)
                .contains("Usage: bench ")
                .doesNotContain("Exception", "\tat ");
        assertThat(out.size()).isZero();
    }

    private int run(String... arguments) {
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        80,
                        System::nanoTime);
        return Bench.run(console, arguments);
    }
}
