package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.deploy.control.Sender;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Somebody knows of an alert. */
@Command(description = "Acknowledge an alert, and wait for the answer.")
final class AckCommand extends AlertAnswer {
    AckCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    JsonNode said(Sender sender, String alert, String by, String note)
            throws InterruptedException, IOException {
        return sender.acknowledge(alert, by, note);
    }
}
