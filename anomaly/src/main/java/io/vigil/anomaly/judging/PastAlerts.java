package io.vigil.anomaly.judging;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last alerts about anomalies that are over, which somebody may yet call normal.
 *
 * @param alerts at most 64, as they were written last, in order of time
 */
public record PastAlerts(List<Alert> alerts) {
    private static final int MOST = 64;

    public static final PastAlerts NONE = new PastAlerts(List.of());

    public PastAlerts {
        alerts = List.copyOf(alerts);
    }

    /** With one that is over. */
    public PastAlerts with(Alert over) {
        List<Alert> next = new ArrayList<>(alerts);
        next.removeIf(alert -> alert.alertId().equals(over.alertId()));
        next.add(over);
        return new PastAlerts(next.size() > MOST ? next.subList(1, next.size()) : next);
    }

    public Optional<Alert> of(String alertId) {
        return alerts.stream().filter(alert -> alert.alertId().equals(alertId)).findFirst();
    }

    /**
     * The next moment of an alert that is over, in which somebody says that it was normal.
     *
     * @param epoch of the last frame
     * @param sequence of the last frame
     * @param clockMicros content time at which it is said
     */
    public static Alert normal(
            Alert over, long epoch, long sequence, long clockMicros, String by, String note) {
        AlertContext context = over.context();
        return new Alert(
                over.alertId(),
                over.revision() + 1,
                Alert.Phase.RESOLVED,
                over.camera(),
                over.kind(),
                over.severity(),
                epoch,
                sequence,
                clockMicros,
                over.startedAtMicros(),
                over.detectedAtMicros(),
                normal(over.explanation(), by, note),
                new AlertContext(
                        context.rule(),
                        context.rulesVersion(),
                        context.subject(),
                        context.place(),
                        context.incident(),
                        context.escalation(),
                        context.suppressed(),
                        by,
                        context.evidence(),
                        context.test(),
                        context.shadow(),
                        context.catchUp(),
                        context.location()));
    }

    /** The same, and that somebody says it is normal. */
    public static Explanation normal(Explanation before, String by, String note) {
        String text = before.text();
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        String why = note.isEmpty() ? "" : ": " + note;
        return new Explanation(
                "%s; %s says that it is normal%s.".formatted(bare, by, why), before.figures());
    }
}
