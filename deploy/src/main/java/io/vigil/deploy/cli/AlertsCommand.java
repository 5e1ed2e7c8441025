package io.vigil.deploy.cli;

import io.vigil.anomaly.Alert;
import io.vigil.deploy.control.OpenAlerts;
import io.vigil.sinks.wire.AlertJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is open now. */
@Command(
        description = {
            "List the alerts that are open, with the ids that 'ack' takes.",
            "Tab-separated: id, severity, since when, who knows of it (- for nobody), and what it is."
        })
final class AlertsCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--camera", paramLabel = "ID", description = "Of this camera alone.")
    private String camera;

    @Mixin private KafkaOption kafka;

    AlertsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        List<Alert> open =
                new OpenAlerts(kafka.settings(invocation.environment()), kafka.patience())
                        .read().stream()
                                .filter(each -> camera == null || each.camera().equals(camera))
                                .toList();
        AlertJson json = new AlertJson();
        for (Alert alert : open) {
            invocation.console().result(kafka.json() ? json.line(alert) : line(alert));
        }
        if (open.isEmpty()) {
            invocation.console().say("No alert is open.");
        }
        return 0;
    }

    private static String line(Alert alert) {
        String known = alert.context().acknowledgedBy();
        return String.join(
                "\t",
                alert.alertId(),
                alert.severity().toString(),
                Instant.EPOCH
                        .plus(alert.startedAtMicros(), ChronoUnit.MICROS)
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString(),
                known.isEmpty() ? "-" : known,
                alert.explanation().text());
    }
}
