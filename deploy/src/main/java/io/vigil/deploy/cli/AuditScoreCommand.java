package io.vigil.deploy.cli;

import io.vigil.deploy.audit.Audit;
import io.vigil.deploy.config.Range;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What came of an audit. */
@Command(
        description = {
            "Compare a person's counts with the system's.",
            "Accuracy and bias of each direction over the whole recording, with intervals of 95 %%.",
            "Exit code 0: accepted, 4: not."
        })
final class AuditScoreCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "DIR", description = "The folder of the audit.")
    private Path folder;

    @Option(
            names = "--at-least",
            paramLabel = "SHARE",
            defaultValue = "0.95",
            description = "The accuracy that it has to have surely; default: 0.95.")
    private double atLeast;

    AuditScoreCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        RunOptions.check("--at-least", atLeast, new Range(0.01, 1));
        Audit.Outcome outcome = Audit.score(folder, atLeast);
        outcome.lines().forEach(invocation.console()::result);
        return outcome.accepted() ? 0 : ModelsCheckCommand.REFUSED;
    }
}
