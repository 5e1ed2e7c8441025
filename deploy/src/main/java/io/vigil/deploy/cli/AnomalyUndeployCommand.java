package io.vigil.deploy.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A camera is no longer judged by what it has learnt. */
@Command(description = "Judge a camera by no bundle from now on; wait for the answer.")
final class AnomalyUndeployCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private ModelsOption models;

    AnomalyUndeployCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        return models.tell(Optional.empty(), invocation);
    }
}
