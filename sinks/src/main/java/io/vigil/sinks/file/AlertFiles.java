package io.vigil.sinks.file;

import io.vigil.anomaly.Alert;
import io.vigil.sinks.wire.AlertJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code alerts.jsonl}, and {@code alerts-shadow.jsonl} where a rule is tried out: every moment
 * once, although alerts are delivered at least once. Not for many threads.
 */
final class AlertFiles {
    private final Path folder;
    private final PartFile alerts;
    private final AlertJson json = new AlertJson();
    private final Map<String, Long> revisions = new HashMap<>();
    private PartFile shadow;

    AlertFiles(Path folder) throws IOException {
        this.folder = folder;
        alerts = new PartFile(folder.resolve("alerts.jsonl"));
    }

    /**
     * @param alert in the order of its topic
     * @return whether it is news
     */
    boolean accept(Alert alert) throws IOException {
        if (alert.revision() <= revisions.getOrDefault(alert.alertId(), -1L)) {
            return false;
        }
        revisions.put(alert.alertId(), alert.revision());
        file(alert).line(json.line(alert));
        return true;
    }

    private PartFile file(Alert alert) throws IOException {
        if (!alert.context().shadow()) {
            return alerts;
        }
        if (shadow == null) {
            shadow = new PartFile(folder.resolve("alerts-shadow.jsonl"));
        }
        return shadow;
    }

    /**
     * @param complete whether all of them came
     */
    void close(boolean complete) throws IOException {
        try {
            alerts.close(complete);
        } finally {
            if (shadow != null) {
                shadow.close(complete);
            }
        }
    }
}
