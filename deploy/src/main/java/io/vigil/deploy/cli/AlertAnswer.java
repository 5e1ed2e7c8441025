package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.control.Sender;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Somebody says something of an alert. */
abstract class AlertAnswer implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(
            paramLabel = "ALERTID",
            description = "As it stands in the alert, and in 'vigil alerts'.")
    private String alert;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who says so.")
    private String by;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, or what was done.")
    private String note = "";

    @Mixin private KafkaOption kafka;

    AlertAnswer(Invocation invocation) {
        this.invocation = invocation;
    }

    /**
     * Says it.
     *
     * @param note empty where there is none
     * @return the answer, as it stands on {@code rules-status}
     */
    abstract JsonNode said(Sender sender, String alert, String by, String note)
            throws InterruptedException, IOException;

    @Override
    public Integer call() throws Exception {
        if (alert.isBlank()) {
            throw new UsageException(
                    "ALERTID is empty, but needs to be an alert's id, CAMERA/...; 'vigil alerts' lists what is open");
        }
        JsonNode answer = said(kafka.sender(invocation.environment()), alert, by, note);
        return kafka.tell(answer, invocation.console());
    }
}
