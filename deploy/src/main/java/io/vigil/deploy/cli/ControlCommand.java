package io.vigil.deploy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What people send while it runs, into a Kafka that runs elsewhere. */
@Command(
        description = {
            "Take rules and acknowledgements from Kafka, and answer them.",
            "What is accepted is put into the cameras' logs."
        })
final class ControlCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private ConfigOption config;

    ControlCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        return invocation
                .engine()
                .control()
                .run(config.read(invocation.environment()), invocation.console());
    }
}
