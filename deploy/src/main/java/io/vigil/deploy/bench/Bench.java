package io.vigil.deploy.bench;

import io.vigil.deploy.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program that {@code deploy/bin/bench} starts. */
@Command(
        name = "bench",
        synopsisSubcommandLabel = "NAME",
        description = "Measures Vigil; the last line is the figure that a measurement is about.")
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /**
     * @return the exit code
     */
    static int run(Console console, String... arguments) {
        return new CommandLine(new Bench())
                .addSubcommand("pipeline", new PipelineBench(console))
                .setOut(console.writer())
                .setUsageHelpAutoWidth(true)
                .execute(arguments);
    }
}
