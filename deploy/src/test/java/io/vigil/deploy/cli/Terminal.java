package io.vigil.deploy.cli;

import io.vigil.deploy.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What one call of the program left behind. */
final class Terminal {
    final int exitCode;
    final String out;
    final String err;

    private Terminal(int exitCode, String out, String err) {
        this.exitCode = exitCode;
        this.out = out;
        this.err = err;
    }

    static Terminal of(Engine engine, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        80,
                        () -> 0L);
        // No test goes to the network by not thinking of it.
        Map<String, String> variables = new HashMap<>(Map.of("VIGIL_OFFLINE", "1"));
        variables.putAll(environment);
        int exitCode = Main.run(console, variables, engine, arguments);
        return new Terminal(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }
}
