package io.vigil.deploy.cli;

import io.vigil.deploy.config.DeploymentConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Cameras to a Kafka that runs elsewhere. */
@Command(description = "Read the cameras of a configuration into Kafka.")
final class IngestCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private ConfigOption config;

    IngestCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        DeploymentConfig read = config.read(invocation.environment());
        Sources.requireFiles(read.cameras());
        return invocation.engine().ingest().run(read, invocation.console());
    }
}
