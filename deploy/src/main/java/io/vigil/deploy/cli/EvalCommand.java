package io.vigil.deploy.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The published metrics. */
@Command(description = "The published metrics.", synopsisSubcommandLabel = "VERB")
final class EvalCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a verb is needed: " + String.join(", ", spec.subcommands().keySet()));
    }
}
