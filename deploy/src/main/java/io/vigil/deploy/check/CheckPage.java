package io.vigil.deploy.check;

import io.vigil.operators.perceive.onnx.GraphFacts;
import io.vigil.operators.perceive.onnx.Numerics;
import io.vigil.sinks.file.Html;
import io.vigil.sinks.file.Latency;
import io.vigil.tracking.evaluation.detection.Calibration;
import io.vigil.tracking.evaluation.detection.DetectionScores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A check as one page for whoever decides about a model; nothing beside it is needed. */
final class CheckPage {
    private CheckPage() {}

    /**
     * @param notes beside the report's own
     */
    static String html(CheckReport report, List<String> notes) throws IOException {
        StringBuilder page = new StringBuilder(1 << 16);
        head(page, report);
        if (report.whole().isPresent()) {
            measured(page, report, report.whole().get());
        }
        report.baseline().ifPresent(baseline -> baseline(page, report, baseline));
        report.calibration().ifPresent(calibration -> calibration(page, calibration));
        if (!report.mustPass().isEmpty()) {
            mustPass(page, report.mustPass());
        }
        if (report.whole().isPresent()) {
            classes(page, report.whole().get());
        }
        runs(page, report);
        remarks(page, report, notes);
        page.append("<footer>Made by Vigil. Everything on this page is inside this file.</footer>");
        return Html.page("Vigil model check: " + report.model(), style(), page.toString());
    }

    private static void head(StringBuilder page, CheckReport report) {
        page.append("<header><p class=\"eyebrow\">Vigil model check</p><h1>");
        page.append(Html.escape(report.model())).append("</h1>");
        page.append(
                report.promoted()
                        ? "<p class=\"verdict good\">Promoted</p>"
                        : "<p class=\"verdict bad\">Refused</p>");
        page.append("<p class=\"lead\">");
        if (report.promoted()) {
            page.append(
                    report.baseline().isPresent()
                            ? "Nothing speaks against it: it is not surely worse than the baseline anywhere that could be judged."
                            : "Nothing speaks against it. It was not compared with another model.");
        } else {
            page.append(
                    report.refusals().size() == 1
                            ? "One reason speaks against it."
                            : report.refusals().size() + " reasons speak against it.");
        }
        page.append("</p>");
        if (!report.promoted()) {
            page.append("<div class=\"errors\"><ul>");
            report.refusals()
                    .forEach(
                            refusal ->
                                    page.append("<li><b>")
                                            .append(refusal.reason().text())
                                            .append("</b> ")
                                            .append(Html.escape(refusal.says()))
                                            .append("</li>"));
            page.append("</ul></div>");
        }
        page.append("</header>");
    }

    private static void measured(StringBuilder page, CheckReport report, Slice whole) {
        DetectionScores all = whole.evaluation().scores();
        page.append("<section><h2>How much it finds</h2><p class=\"source\">");
        page.append(
                text(
                        "%d images with %d labelled objects; detections as a deployment takes them are those of score %s and above",
                        all.images(), all.objects(), report.settings().operating().minScore()));
        page.append("</p><div class=\"cards\">");
        card(page, figure(all.meanAveragePrecision()), "mAP50-95");
        card(page, figure(all.averagePrecision50()), "mAP50");
        card(page, percent(whole.taken().recall()), "of the objects found");
        card(page, percent(whole.taken().precision()), "of the detections right");
        report.calibration()
                .ifPresent(c -> card(page, figure(c.asTaken().error()), "calibration error"));
        report.latency()
                .ifPresent(ms -> card(page, text("%.1f ms", ms.p50()), "a batch, typically"));
        page.append("</div><figure><figcaption>Where it is good<span>");
        page.append("mAP50-95 of objects and images of one kind</span></figcaption>");
        page.append(CheckCharts.slices(report.slices())).append("</figure></section>");
    }

    private static void baseline(
            StringBuilder page, CheckReport report, BaselineComparison baseline) {
        page.append("<section><h2>Against the baseline</h2><p class=\"source\">");
        page.append(
                Html.escape(
                        report.settings().baseline().map(Object::toString).orElse("")
                                + text(
                                        "; %d paired draws of the images. Each bar is the interval of a difference; those of the slices are so wide that all of them together hold 19 times in 20.",
                                        CheckSettings.DRAWS)));
        page.append("</p><figure><figcaption>Difference in mAP50-95<span>");
        page.append("left of the line: worse than the baseline</span></figcaption>");
        List<Compared> judged = baseline.accuracy().stream().filter(Compared::judged).toList();
        page.append(CheckCharts.differences(judged)).append("</figure>");
        int other = baseline.accuracy().size() - judged.size();
        if (other > 0) {
            page.append(
                    text(
                            "<p class=\"fine\">%d slices and classes are in fewer than %d images, which is too few to judge.</p>",
                            other, Compared.LEAST_IMAGES));
        }
        page.append("<p>Calibration error: ")
                .append(Html.escape(baseline.calibration().text()))
                .append(".</p></section>");
    }

    private static void calibration(StringBuilder page, Calibrated calibrated) {
        Calibration c = calibrated.asTaken();
        page.append("<section><h2>What its scores are worth</h2><p class=\"source\">");
        page.append(
                text(
                        "%d detections in %d bins of equal number: their mean score is %s, and %s of them are right",
                        c.detections(),
                        c.bins().size(),
                        figure(c.meanScore()),
                        percent(c.right())));
        page.append("</p><div class=\"pair\"><figure><figcaption>As the model says<span>");
        page.append(text("error %s", figure(c.error()))).append("</span></figcaption>");
        page.append(CheckCharts.reliability(c)).append("</figure>");
        if (calibrated.scaled().isPresent()) {
            Calibration scaled = calibrated.scaled().get();
            page.append("<figure><figcaption>Under the fitted temperature<span>");
            page.append(
                    text(
                            "%.2f; error %s",
                            calibrated.temperature().orElseThrow().value(),
                            figure(scaled.error())));
            page.append("</span></figcaption>");
            page.append(CheckCharts.reliability(scaled)).append("</figure>");
        }
        page.append("</div>");
        if (calibrated.temperature().isPresent()) {
            page.append(
                    text(
                            "<p class=\"fine\">Fitted on one half of the images and measured on the other, the error goes from %s to %s.</p>",
                            figure(calibrated.heldOutBefore()), figure(calibrated.heldOutAfter())));
        } else {
            page.append(
                    "<p class=\"fine\">Too few detections, or all of them right or wrong: no temperature was fitted.</p>");
        }
        page.append("</section>");
    }

    private static void mustPass(StringBuilder page, List<MustPass.Result> results) {
        page.append(
                "<section><h2>Cases that must pass</h2><table><tr><th>Image</th><th>Objects</th><th>Found</th><th></th></tr>");
        for (MustPass.Result result : results) {
            page.append(
                    "<tr><td>%s</td><td>%d</td><td>%d</td><td>%s</td></tr>"
                            .formatted(
                                    Html.escape(
                                            result.of().image()
                                                    + result.of()
                                                            .label()
                                                            .map(l -> ": " + l)
                                                            .orElse("")),
                                    result.objects(),
                                    result.found(),
                                    result.passed() ? "passed" : "<b class=\"bad\">failed</b>"));
        }
        page.append("</table></section>");
    }

    private static void classes(StringBuilder page, Slice whole) {
        page.append(
                "<section><h2>Class by class</h2><table><tr><th>Class</th><th>Objects</th><th>AP50-95</th><th>AP50</th><th>Found</th></tr>");
        whole.evaluation().classes().entrySet().stream()
                .sorted(
                        Comparator.comparingLong(
                                        (Map.Entry<String, DetectionScores> e) ->
                                                e.getValue().objects())
                                .reversed())
                .forEach(
                        e ->
                                page.append(
                                        "<tr><td>%s</td><td>%d</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                                                .formatted(
                                                        Html.escape(e.getKey()),
                                                        e.getValue().objects(),
                                                        figure(e.getValue().meanAveragePrecision()),
                                                        figure(e.getValue().averagePrecision50()),
                                                        percent(e.getValue().recall()))));
        page.append(
                "</table><p class=\"fine\">Found: at an overlap of .50, down to the lowest scores.</p></section>");
    }

    private static void runs(StringBuilder page, CheckReport report) {
        page.append("<section><h2>How it runs</h2><table>");
        row(page, "File", text("%s, %,d bytes", report.model(), report.bytes()));
        row(page, "SHA-256", report.sha256());
        report.graph().ifPresent(graph -> graph(page, graph));
        report.numerics().ifPresent(numerics -> numerics(page, numerics));
        if (!report.labels().isEmpty()) {
            row(
                    page,
                    "Classes",
                    report.labels().size() + ": " + LabelledFolder.some(report.labels()));
        }
        Optional<Latency> latency = report.latency();
        latency.ifPresent(
                ms ->
                        row(
                                page,
                                "Batch of " + report.batch(),
                                text(
                                        "half are done within %.1f ms, 95 of 100 within %.1f ms, 99 within %.1f ms (%d runs, from pixels to detections)",
                                        ms.p50(), ms.p95(), ms.p99(), ms.samples())));
        page.append("</table></section>");
    }

    private static void graph(StringBuilder page, GraphFacts graph) {
        row(
                page,
                "Written by",
                text(
                        "%s, ONNX format %d, operators %s",
                        graph.producer().isEmpty() ? "an unnamed program" : graph.producer(),
                        graph.irVersion(),
                        graph.opsets()));
    }

    private static void numerics(StringBuilder page, Numerics n) {
        row(page, "Takes", n.inputs().toString());
        row(page, "Answers", n.outputs().toString());
        row(page, "Runs on", n.asUsed());
        row(
                page,
                "Off by",
                text(
                        "%.1e of an output's greatest number, against the CPU step by step; up to %.0e would be rounding",
                        n.difference(), n.tolerance()));
        if (n.batch() > 1) {
            row(
                    page,
                    "In a batch",
                    text(
                            "off by %.1e from each image alone, among %d",
                            n.batchDifference(), n.batch()));
        }
    }

    private static void remarks(StringBuilder page, CheckReport report, List<String> notes) {
        if (report.notes().isEmpty() && notes.isEmpty()) {
            return;
        }
        page.append("<section><h2>Remarks</h2><ul>");
        report.notes().forEach(n -> page.append("<li>").append(Html.escape(n)).append("</li>"));
        notes.forEach(n -> page.append("<li>").append(Html.escape(n)).append("</li>"));
        page.append("</ul></section>");
    }

    private static void row(StringBuilder page, String name, String value) {
        page.append(
                "<tr><th>%s</th><td class=\"words\">%s</td></tr>"
                        .formatted(Html.escape(name), Html.escape(value)));
    }

    private static void card(StringBuilder page, String figure, String words) {
        page.append(
                "<div class=\"card\"><b>%s</b><span>%s</span></div>"
                        .formatted(Html.escape(figure), Html.escape(words)));
    }

    /** Three decimals; a dash where there is none. */
    private static String figure(double value) {
        return Double.isFinite(value) ? text("%.3f", value) : "–";
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? text("%.0f %%", 100 * share) : "–";
    }

    private static String text(String format, Object... with) {
        return String.format(Locale.ROOT, format, with);
    }

    private static String style() throws IOException {
        try (InputStream in = CheckPage.class.getResourceAsStream("check.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
