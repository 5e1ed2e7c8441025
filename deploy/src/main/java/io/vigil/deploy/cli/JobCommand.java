package io.vigil.deploy.cli;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.WithheldImages;
import io.vigil.operators.perceive.DetectorConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The vision job on a Flink that runs elsewhere. */
@Command(description = "Submit the vision job to Flink, and watch over it.")
final class JobCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private ConfigOption config;

    JobCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        DeploymentConfig read = config.read(invocation.environment());
        DetectorConfig detector = DetectorNames.resolved(read.detector(), invocation);
        DeploymentConfig ready =
                read.withDetector(detector)
                        .withSecondary(
                                SecondaryNames.resolved(read.secondary(), detector, invocation));
        Withheld.refuse(WithheldImages.contradiction(ready));
        return invocation.engine().job().run(ready, invocation.console());
    }
}
