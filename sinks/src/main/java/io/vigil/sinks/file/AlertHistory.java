package io.vigil.sinks.file;

import io.vigil.anomaly.Alert;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one alert.
 *
 * @param opened its first moment that is known
 * @param resolved its end; empty while it is open
 */
record AlertHistory(Alert opened, Optional<Alert> resolved) {
    /**
     * One of each alert, in the order in which they opened.
     *
     * @param moments in any order; a revision may come twice
     */
    static List<AlertHistory> of(List<Alert> moments) {
        Map<String, AlertHistory> byId = new LinkedHashMap<>();
        for (Alert moment : moments) {
            byId.merge(moment.alertId(), of(moment), AlertHistory::with);
        }
        return List.copyOf(byId.values());
    }

    /** From when to when, in words. */
    String when(long firstMicros, ZoneId zone) {
        long started = opened.startedAtMicros();
        String from = Words.time(started, firstMicros, zone);
        if (resolved.isEmpty()) {
            return "from %s, not over at the end".formatted(from);
        }
        long ended = resolved.get().capturedAtMicros();
        return "%s to %s (%s)"
                .formatted(
                        from,
                        Words.time(ended, firstMicros, zone),
                        Words.duration((ended - started) / 1e6));
    }

    private static AlertHistory of(Alert moment) {
        boolean isEnd = moment.phase() == Alert.Phase.RESOLVED;
        return new AlertHistory(moment, isEnd ? Optional.of(moment) : Optional.empty());
    }

    private AlertHistory with(AlertHistory other) {
        boolean isEarlier = opened.revision() <= other.opened.revision();
        return new AlertHistory(
                isEarlier ? opened : other.opened,
                resolved.isPresent() ? resolved : other.resolved);
    }
}
