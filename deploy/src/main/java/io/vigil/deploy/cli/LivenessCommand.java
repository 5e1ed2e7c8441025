package io.vigil.deploy.cli;

import io.vigil.deploy.config.DeploymentConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The watch over cameras, ingest and the job. */
@Command(description = "Say who is down: cameras, ingest, or the job.")
final class LivenessCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private ConfigOption config;

    LivenessCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        DeploymentConfig read = config.read(invocation.environment());
        return invocation.engine().liveness().run(read, invocation.console());
    }
}
