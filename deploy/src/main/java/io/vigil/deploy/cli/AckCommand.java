package io.vigil.deploy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Somebody knows of an alert. */
@Command(description = "Acknowledge an alert, and wait for the answer.")
final class AckCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "ALERTID", description = "As it stands in the alert.")
    private String alert;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who says so.")
    private String by;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, or what was done.")
    private String note = "";

    @Mixin private KafkaOption kafka;

    AckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        return kafka.tell(
                kafka.sender(invocation.environment()).acknowledge(alert, by, note),
                invocation.console());
    }
}
