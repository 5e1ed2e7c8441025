package io.vigil.deploy.bench;

import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.FailureHandler;
import io.vigil.deploy.console.UsageHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program that {@code deploy/bin/bench} starts. */
@Command(
        name = "bench",
        synopsisSubcommandLabel = "NAME",
        description = "Measures Vigil; the last line is the figure that a measurement is about.")
public final class Bench {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /**
     * @return the exit code
     */
    static int run(Console console, String... arguments) {
        return commands(console).execute(arguments);
    }

    static CommandLine commands(Console console) {
        return new CommandLine(new Bench())
                .addSubcommand("perceive", new PerceiveBench(console))
                .addSubcommand("memory", new MemoryBench(console))
                .addSubcommand("gpu", new GpuBench(console))
                .addSubcommand("pipeline", new PipelineBench(console))
                .addSubcommand("tracking", new TrackingBench(console))
                .addSubcommand("assess", new AssessBench(console))
                .addSubcommand("anomaly", new AnomalyBench(console))
                .setOut(console.writer())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new UsageHandler(console))
                .setExecutionExceptionHandler(new FailureHandler(console));
    }
}
