package io.vigil.sinks.file;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Severity;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of one camera in the report. */
final class CameraReport {
    private static final Map<String, String> TITLES =
            Map.of(
                    "camera-dark", "Black picture",
                    "camera-overexposed", "White picture",
                    "camera-frozen", "Frozen picture",
                    "camera-covered", "View hidden",
                    "camera-moved", "Camera moved",
                    "camera-blurred", "Blurred picture",
                    "detector-drift", "Detections have changed");

    private CameraReport() {}

    /** The classes of objects with the count and the mean confidence of their detections. */
    static void classes(StringBuilder page, Seen seen) {
        List<Map.Entry<String, Seen.ClassSeen>> rows =
                seen.classes().entrySet().stream()
                        .filter(entry -> entry.getValue().tracks() > 0)
                        .sorted(Comparator.comparingLong(entry -> -entry.getValue().detections()))
                        .toList();
        if (rows.isEmpty()) {
            return;
        }
        page.append("<h3>What the detector found</h3><table class=\"classes\"><tr><th>Class</th>");
        page.append("<th>Objects</th><th>Detections in all frames</th>");
        page.append("<th>How sure, on average</th></tr>");
        for (Map.Entry<String, Seen.ClassSeen> row : rows) {
            page.append(
                    "<tr><td>%s</td><td>%s</td><td>%s</td><td>%d&nbsp;%%</td></tr>"
                            .formatted(
                                    Html.escape(row.getKey()),
                                    Words.count(row.getValue().tracks()),
                                    Words.count(row.getValue().detections()),
                                    Math.round(100 * row.getValue().meanConfidence())));
        }
        page.append("</table>");
        long others =
                seen.classes().values().stream()
                        .filter(each -> each.tracks() == 0)
                        .mapToLong(Seen.ClassSeen::detections)
                        .sum();
        if (others > 0) {
            page.append(
                    "<p class=\"fine\">Left out: %s of classes of which nothing was in view for half a second.</p>"
                            .formatted(Words.count(others, "detection")));
        }
    }

    /** Whether the camera was well, and what was wrong with it when. */
    static void health(StringBuilder page, CameraSummary camera, ZoneId zone) {
        List<AlertHistory> alerts =
                AlertHistory.of(camera.alerts()).stream()
                        .filter(history -> isHealth(history.opened()))
                        .toList();
        if (camera.ledger().processed() == 0 || camera.learnedSeconds().isEmpty()) {
            return;
        }
        boolean well = alerts.isEmpty();
        page.append(
                "<div class=\"account %s\"><h3>Camera health</h3>"
                        .formatted(well ? "good" : "open"));
        if (well) {
            boolean isShort = camera.seen().seconds() < camera.learnedSeconds().getAsDouble();
            page.append("<p>Nothing was noticed: the picture was not black or white");
            page.append(
                    isShort
                            ? ". It was too short to tell whether the camera was frozen, hidden, moved or blurred.</p>"
                            : ", frozen, hidden, moved or blurred.</p>");
        } else {
            page.append("<ul class=\"alerts\">");
            alerts.forEach(history -> alert(page, history, camera.seen().firstMicros(), zone));
            page.append("</ul>");
        }
        page.append("</div>");
    }

    private static boolean isHealth(Alert alert) {
        return alert.context().rule().isEmpty();
    }

    private static void alert(
            StringBuilder page, AlertHistory history, long firstMicros, ZoneId zone) {
        Alert opened = history.opened();
        String title = TITLES.getOrDefault(opened.kind(), opened.kind());
        page.append(
                "<li class=\"%s\"><b>%s</b> <span>%s</span><br>%s</li>"
                        .formatted(
                                opened.severity().name().toLowerCase(Locale.ROOT),
                                Html.escape(
                                        opened.severity() == Severity.CRITICAL
                                                ? title + " – the camera was blind"
                                                : title),
                                Html.escape(history.when(firstMicros, zone)),
                                Html.escape(opened.explanation().text())));
    }
}
