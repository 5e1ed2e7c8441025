package io.vigil.deploy.proof;

import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.UsageHandler;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program that {@code deploy/bin/prove-exactly-once} starts. */
@Command(
        name = "prove-exactly-once",
        description = {
            "Kills a working Flink worker, or the broker, with -9 again and again, and compares what was committed",
            "with an undisturbed run over the same logs. Exit code 0: the same, 1: not, 2: usage."
        })
public final class ProofCommand implements Callable<Integer> {
    @Mixin private ProofOptions options;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    private ProofCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /**
     * @return the exit code
     */
    static int run(Console console, String... arguments) {
        return new CommandLine(new ProofCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(console.writer())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new UsageHandler(console))
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        return new ExactlyOnceProof(options).run() ? 0 : 1;
    }
}
