package io.vigil.deploy.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Rules for a camera that runs. */
@Command(description = "Send a file of rules to a camera that runs; wait for the answer.")
final class RulesCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(
            paramLabel = "FILE",
            description = "YAML or JSON: camera, version, effectiveFrom and scene.")
    private Path file;

    @Mixin private KafkaOption kafka;

    RulesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        return kafka.tell(
                kafka.sender(invocation.environment()).rules(file, invocation.environment()),
                invocation.console());
    }
}
