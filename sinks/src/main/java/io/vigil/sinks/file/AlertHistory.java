package io.vigil.sinks.file;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Severity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of one alert.
 *
 * @param moments those that are known, one of each revision, by revision; at least one
 */
record AlertHistory(List<Alert> moments) {
    AlertHistory {
        TreeMap<Long, Alert> byRevision = new TreeMap<>();
        moments.forEach(moment -> byRevision.put(moment.revision(), moment));
        moments = List.copyOf(byRevision.values());
    }

    /**
     * One of each alert, in the order in which they opened.
     *
     * @param moments in any order; a revision may come twice
     */
    static List<AlertHistory> of(List<Alert> moments) {
        Map<String, List<Alert>> byId = new LinkedHashMap<>();
        for (Alert moment : moments) {
            byId.computeIfAbsent(moment.alertId(), id -> new ArrayList<>()).add(moment);
        }
        return byId.values().stream().map(AlertHistory::new).toList();
    }

    /** Its first moment that is known. */
    Alert opened() {
        return moments.get(0);
    }

    /** Its latest moment. */
    Alert last() {
        return moments.get(moments.size() - 1);
    }

    /** Its end; empty while it is open. */
    Optional<Alert> resolved() {
        return moments.stream().filter(each -> each.phase() == Alert.Phase.RESOLVED).findFirst();
    }

    /** The highest that it ever had. */
    Severity severity() {
        return moments.stream().map(Alert::severity).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The moment at which it came to its highest severity; empty where it opened with it. */
    Optional<Alert> escalated() {
        return moments.stream()
                .filter(each -> each.severity() == severity())
                .findFirst()
                .filter(each -> each.revision() > opened().revision());
    }

    /** The first moment at which somebody knew of it. */
    Optional<Alert> acknowledged() {
        return moments.stream()
                .filter(each -> !each.context().acknowledgedBy().isEmpty())
                .findFirst();
    }

    /** Why nobody was ever called; empty where somebody was. */
    String suppressed() {
        boolean called = moments.stream().anyMatch(each -> each.context().suppressed().isEmpty());
        return called ? "" : opened().context().suppressed();
    }

    /** In lower case. */
    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** How bad it was and since when, such as {@code critical from 0:52, before that warning}. */
    String howBad(long firstMicros, ZoneId zone) {
        return word(severity())
                + escalated()
                        .map(
                                each ->
                                        " since %s, before that %s"
                                                .formatted(
                                                        Words.time(
                                                                each.capturedAtMicros(),
                                                                firstMicros,
                                                                zone),
                                                        word(opened().severity())))
                        .orElse("");
    }

    /** From when to when, in words. */
    String when(long firstMicros, ZoneId zone) {
        long started = opened().startedAtMicros();
        String from = Words.time(started, firstMicros, zone);
        if (resolved().isEmpty()) {
            return "from %s, not over at the end".formatted(from);
        }
        long ended = resolved().get().capturedAtMicros();
        return "%s to %s (%s)"
                .formatted(
                        from,
                        Words.time(ended, firstMicros, zone),
                        Words.duration((ended - started) / 1e6));
    }
}
