package io.vigil.deploy.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How right the counts of a line are. */
@Command(
        description = {
            "How right the counts of a line are, against a person's.",
            "'sample' writes clips for a person to count, 'score' compares."
        },
        synopsisSubcommandLabel = "VERB")
final class AuditCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a verb is needed: " + String.join(", ", spec.subcommands().keySet()));
    }
}
