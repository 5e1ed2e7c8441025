package io.vigil.deploy.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a verb does and takes. */
@Command(description = "Say what a verb does and takes.")
final class HelpVerb implements Callable<Integer> {
    private final Invocation invocation;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "VERB", arity = "0..*", description = "Such as run, or models list.")
    private List<String> verbs = List.of();

    HelpVerb(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        CommandLine at = spec.parent().commandLine();
        for (String verb : verbs) {
            CommandLine next = at.getSubcommands().get(verb);
            if (next == null) {
                throw new UnmatchedArgumentException(at, List.of(verb));
            }
            at = next;
        }
        invocation.console().result(at.getUsageMessage().stripTrailing());
        return 0;
    }
}
