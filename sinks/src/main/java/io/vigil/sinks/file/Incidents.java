package io.vigil.sinks.file;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Severity;
import io.vigil.sinks.evidence.Highlights;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of the report about what the rules said: a time line, and each alert in words. */
final class Incidents {
    private static final int WIDTH = 720;
    private static final int LEFT = 150;
    private static final int ROW = 26;

    /** More are shown on the time line only. */
    private static final int MOST_LISTED = 40;

    private Incidents() {}

    /**
     * @param moments pictures of the frames at which alerts opened, by alert id; may lack some
     */
    static void write(
            StringBuilder page,
            CameraSummary camera,
            Map<String, Highlights.Sample> moments,
            ZoneId zone) {
        List<AlertHistory> histories =
                AlertHistory.of(camera.alerts()).stream()
                        .filter(each -> !each.opened().context().rule().isEmpty())
                        .toList();
        if (histories.isEmpty()) {
            if (!camera.places().rules().rules().isEmpty()) {
                int rules = camera.places().rules().rules().size();
                page.append("<h3>Incidents</h3><p>");
                page.append(
                        rules == 1
                                ? "The one rule never had to call anybody.</p>"
                                : "None of the %s rules had to call anybody.</p>"
                                        .formatted(Words.count(rules)));
            }
            return;
        }
        long first = camera.seen().firstMicros();
        long last = Math.max(camera.seen().lastMicros(), first + 1);
        page.append("<figure class=\"wide\"><figcaption>Incidents<span>");
        page.append("from when to when each rule was broken</span></figcaption>");
        page.append(timeline(histories, first, last, zone)).append("</figure>");
        page.append("<ul class=\"alerts plain\">");
        List<AlertHistory> marked = UnusualReport.marked(histories);
        for (AlertHistory history : histories.subList(0, Math.min(MOST_LISTED, histories.size()))) {
            item(page, history, marked.indexOf(history) + 1, moments, first, zone);
        }
        page.append("</ul>");
        if (histories.size() > MOST_LISTED) {
            page.append(
                    "<p class=\"fine\">And %s more, which are in alerts.jsonl.</p>"
                            .formatted(Words.count(histories.size() - MOST_LISTED)));
        }
    }

    private static String timeline(
            List<AlertHistory> histories, long first, long last, ZoneId zone) {
        TreeMap<String, List<AlertHistory>> rules = new TreeMap<>();
        for (AlertHistory each : histories) {
            rules.computeIfAbsent(each.opened().context().rule(), r -> new ArrayList<>()).add(each);
        }
        int height = rules.size() * ROW + 30;
        StringBuilder svg = Axis.open(WIDTH, height, "Incidents over time");
        double unit = (WIDTH - LEFT) / (double) (last - first);
        int row = 0;
        for (var rule : rules.entrySet()) {
            double y = row * ROW + 6;
            svg.append(Axis.text("name end", LEFT - 12, y + 14, shortened(rule.getKey())));
            svg.append(Axis.line("grid", LEFT, y + 9, WIDTH, y + 9));
            for (AlertHistory each : rule.getValue()) {
                long from = each.opened().startedAtMicros();
                long until = each.resolved().map(Alert::capturedAtMicros).orElse(last);
                bar(svg, each, each.opened().severity(), from, until, first, unit, y);
                if (each.escalated().isPresent()) {
                    long since = each.escalated().get().capturedAtMicros();
                    bar(svg, each, each.severity(), since, until, first, unit, y);
                }
            }
            row++;
        }
        for (int i = 0; i <= 4; i++) {
            long at = first + (last - first) * i / 4;
            String anchor = i == 0 ? "tick" : i == 4 ? "tick end" : "tick middle";
            svg.append(
                    Axis.text(
                            anchor,
                            LEFT + (WIDTH - LEFT) * i / 4.0,
                            height - 6,
                            Words.time(at, first, zone)));
        }
        return svg.append("</svg>").toString();
    }

    private static void bar(
            StringBuilder svg,
            AlertHistory alert,
            Severity severity,
            long from,
            long until,
            long first,
            double unit,
            double y) {
        double x = LEFT + Math.max(0, from - first) * unit;
        double wide = Math.max(3, Math.min(WIDTH - x, (until - from) * unit));
        svg.append(
                Axis.rect(
                        "incident " + AlertHistory.word(severity),
                        Math.min(x, WIDTH - 3),
                        y + 1,
                        wide,
                        16,
                        AlertHistory.word(severity) + ": " + alert.last().explanation().text()));
    }

    /**
     * @param mark its number on the curve of scores; 0 where it has none
     */
    private static void item(
            StringBuilder page,
            AlertHistory history,
            int mark,
            Map<String, Highlights.Sample> moments,
            long first,
            ZoneId zone) {
        StringBuilder more = new StringBuilder();
        history.acknowledged()
                .ifPresent(
                        known ->
                                more.append(
                                        ", acknowledged by %s at %s"
                                                .formatted(
                                                        known.context().acknowledgedBy(),
                                                        Words.time(
                                                                known.capturedAtMicros(),
                                                                first,
                                                                zone))));
        if (history.opened().context().shadow()) {
            more.append(", on trial: nobody was called");
        } else if (!history.suppressed().isEmpty()) {
            more.append(", nobody was called: ").append(history.suppressed());
        }
        page.append(
                "<li class=\"%s\">%s%s<b>%s</b> <em>%s</em> <span>%s%s</span><br>%s</li>"
                        .formatted(
                                AlertHistory.word(history.severity()),
                                picture(moments.get(history.opened().alertId())),
                                mark == 0 ? "" : "<i class=\"mark\">%d</i>".formatted(mark),
                                Html.escape(history.opened().context().rule()),
                                Html.escape(history.howBad(first, zone)),
                                Html.escape(history.when(first, zone)),
                                Html.escape(more.toString()),
                                Html.escape(history.last().explanation().text())));
    }

    private static String picture(Highlights.Sample moment) {
        return moment == null
                ? ""
                : "<img alt=\"As it opened\" width=\"%d\" height=\"%d\" src=\"%s\">"
                        .formatted(moment.width(), moment.height(), Html.jpeg(moment.jpeg()));
    }

    private static String shortened(String rule) {
        return rule.length() <= 20 ? rule : rule.substring(0, 19) + "…";
    }
}
