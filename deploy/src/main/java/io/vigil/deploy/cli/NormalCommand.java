package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.deploy.control.Sender;
import java.io.IOException;
import picocli.CommandLine.Command;

/** What an alert about an anomaly is about is normal. */
@Command(description = "Say that an anomaly is normal, and wait for the answer.")
final class NormalCommand extends AlertAnswer {
    NormalCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    JsonNode said(Sender sender, String alert, String by, String note)
            throws InterruptedException, IOException {
        return sender.normal(alert, by, note);
    }
}
