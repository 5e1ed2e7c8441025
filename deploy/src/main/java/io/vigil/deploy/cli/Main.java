package io.vigil.deploy.cli;

import io.vigil.deploy.console.Console;
import java.util.Map;

/** The program that {@code deploy/bin/vigil} starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), System.getenv(), Engine.whole(), arguments));
    }

    /**
     * @return the exit code
     */
    static int run(
            Console console, Map<String, String> environment, Engine engine, String... arguments) {
        return CommandLines.of(new Invocation(console, environment, engine)).execute(arguments);
    }
}
