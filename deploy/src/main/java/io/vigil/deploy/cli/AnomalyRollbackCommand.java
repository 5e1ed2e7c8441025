package io.vigil.deploy.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A camera gets a bundle back. */
@Command(description = "Judge a camera by a bundle it had before; wait for the answer.")
final class AnomalyRollbackCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(
            names = "--to",
            paramLabel = "NAME",
            required = true,
            description = "The bundle that it had.")
    private String name;

    @Mixin private ModelsOption models;

    AnomalyRollbackCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        return models.tell(
                Optional.of(models.sender(invocation).before(models.camera(), name)), invocation);
    }
}
