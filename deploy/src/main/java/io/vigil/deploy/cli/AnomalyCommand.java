package io.vigil.deploy.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a camera learns of its own normal footage. */
@Command(
        description = "Learn what is normal for a camera; judge it by that.",
        synopsisSubcommandLabel = "VERB")
final class AnomalyCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a verb is needed: " + String.join(", ", spec.subcommands().keySet()));
    }
}
