package io.vigil.sinks.file;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.rules.RuleKind;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** The part of the report about how unusual it was: the curve of scores with its alarms. */
final class UnusualReport {
    private UnusualReport() {}

    static void write(StringBuilder page, CameraSummary camera, ZoneId zone) {
        ScoreCurve curve = camera.scores();
        if (curve.points().isEmpty()) {
            return;
        }
        List<Long> marks =
                marked(AlertHistory.of(camera.alerts())).stream()
                        .map(AlertHistory::opened)
                        .map(Alert::detectedAtMicros)
                        .toList();
        page.append("<figure class=\"wide\"><figcaption>How unusual it was<span>");
        page.append("the higher, the rarer on a normal day; ");
        page.append("above the dashed line an alert opens</span></figcaption>");
        page.append(ScoreChart.of(curve, marks, zone)).append("</figure>");
        page.append("<p class=\"fine\">").append(Html.escape(words(curve))).append("</p>");
    }

    /** Those that are numbered on the curve, in the order of their numbers. */
    static List<AlertHistory> marked(List<AlertHistory> histories) {
        return histories.stream()
                .filter(each -> each.opened().kind().equals(RuleKind.ANOMALY.word()))
                .toList();
    }

    private static String words(ScoreCurve curve) {
        String models =
                curve.models().stream()
                        .map(ScoreCurve.Model::name)
                        .collect(Collectors.joining(", then "));
        boolean anyThreshold =
                curve.points().stream().anyMatch(point -> Double.isFinite(point.threshold()));
        boolean shadow = curve.points().stream().anyMatch(ScoreCurve.Point::shadow);
        return "Judged by what is normal for this camera: %s.%s%s"
                .formatted(
                        models,
                        anyThreshold
                                ? ""
                                : " There was too little normal time yet for a threshold, so no alert could open.",
                        shadow
                                ? " Where the stripes are grey, alerts were on trial: written down, and nobody called."
                                : "");
    }
}
