package io.vigil.deploy.cli;

import io.vigil.deploy.console.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an alert about an anomaly is about is normal. */
@Command(description = "Say that an anomaly is normal, and wait for the answer.")
final class NormalCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(
            paramLabel = "ALERTID",
            description = "As it stands in the alert, and in 'vigil alerts'.")
    private String alert;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who says so.")
    private String by;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why.")
    private String note = "";

    @Mixin private KafkaOption kafka;

    NormalCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (alert.isBlank()) {
            throw new UsageException(
                    "ALERTID is empty, but needs to be an alert's id, CAMERA/...; 'vigil alerts' lists what is open");
        }
        return kafka.tell(
                kafka.sender(invocation.environment()).normal(alert, by, note),
                invocation.console());
    }
}
