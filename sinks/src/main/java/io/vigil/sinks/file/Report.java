package io.vigil.sinks.file;

import io.vigil.sinks.evidence.HeatMap;
import io.vigil.sinks.evidence.Highlights;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a run saw, as one HTML page for whoever runs the place: {@code report.html}. It needs
 * nothing beside itself: style, charts and pictures are inside, and there is no script.
 */
public final class Report {
    private Report() {}

    /**
     * The pictures of one camera.
     *
     * @param moments of the frames at which alerts opened, by alert id
     */
    public record Pictures(
            Optional<Highlights.Scene> scene,
            List<Highlights.Sample> samples,
            Map<String, Highlights.Sample> moments) {
        public static final Pictures NONE = new Pictures(Optional.empty(), List.of(), Map.of());

        public static Pictures of(Highlights highlights, Map<String, Highlights.Sample> moments) {
            return new Pictures(highlights.scene(), highlights.samples(), moments);
        }
    }

    /**
     * Appears under its name only when it is complete.
     *
     * @param pictures by camera; may lack some
     * @param zone of the times shown, but of cameras whose counting says where they are
     */
    public static void write(
            Path file, Summary summary, Map<String, Pictures> pictures, ZoneId zone)
            throws IOException {
        PartFile.write(file, html(summary, pictures, zone));
    }

    static String html(Summary summary, Map<String, Pictures> pictures, ZoneId zone)
            throws IOException {
        StringBuilder page = new StringBuilder(1 << 20);
        head(page, summary);
        summary.sites().forEach(site -> SiteReport.write(page, site));
        for (int i = 0; i < summary.cameras().size(); i++) {
            CameraSummary camera = summary.cameras().get(i);
            page.append("<section class=\"camera\" id=\"camera-%d\">".formatted(i));
            camera(
                    page,
                    camera,
                    pictures.getOrDefault(camera.camera(), Pictures.NONE),
                    camera.places().zone().orElse(zone));
            page.append("</section>");
        }
        speed(page, summary);
        page.append("<footer>Made by Vigil. Everything on this page is inside this file.</footer>");
        return Html.page("Vigil report", "", page.toString());
    }

    private static void head(StringBuilder page, Summary summary) {
        long tracks = summary.cameras().stream().mapToLong(camera -> camera.seen().tracks()).sum();
        page.append("<header><p class=\"eyebrow\">Vigil report</p><h1>");
        page.append(
                summary.cameras().size() == 1
                        ? "What the camera saw"
                        : "What %d cameras saw".formatted(summary.cameras().size()));
        page.append("</h1><p class=\"lead\">");
        page.append(
                tracks == 0
                        ? "Nothing that moved was recognised."
                        : "%s followed from frame to frame."
                                .formatted(
                                        tracks == 1
                                                ? "1 object was"
                                                : Words.count(tracks) + " objects were"));
        page.append("</p>");
        if (!summary.errors().isEmpty()) {
            page.append("<div class=\"errors\"><h2>What went wrong</h2><ul>");
            summary.errors()
                    .forEach(
                            error ->
                                    page.append("<li>").append(Html.escape(error)).append("</li>"));
            page.append("</ul></div>");
        }
        if (summary.cameras().size() > 1) {
            page.append("<nav>");
            for (int i = 0; i < summary.cameras().size(); i++) {
                CameraSummary camera = summary.cameras().get(i);
                page.append(
                        "<a href=\"#camera-%d\">%s <b>%s</b></a>"
                                .formatted(
                                        i,
                                        Html.escape(camera.camera()),
                                        Words.count(camera.seen().tracks())));
            }
            page.append("</nav>");
        }
        page.append("</header>");
    }

    private static void camera(
            StringBuilder page, CameraSummary camera, Pictures pictures, ZoneId zone) {
        Seen seen = camera.seen();
        page.append("<h2>").append(Html.escape(camera.camera()));
        page.append("</h2><p class=\"source\">").append(Html.escape(camera.source()));
        if (!seen.timeline().isEmpty()) {
            page.append(" · ")
                    .append(Html.escape(Words.period(seen.firstMicros(), seen.lastMicros(), zone)));
        }
        page.append("</p>");
        cards(page, camera, zone);
        PlaceReport.write(page, camera.places());
        UnusualReport.write(page, camera, zone);
        Incidents.write(page, camera, pictures.moments(), zone);
        if (seen.tracks() > 0) {
            page.append(
                    "<figure class=\"wide\"><figcaption>Visible at once<span>the most at any moment of each stretch of time</span></figcaption>");
            page.append(Charts.timeline(seen.timeline(), zone)).append("</figure>");
            page.append(
                    "<div class=\"pair\"><figure><figcaption>What was seen<span>each object once</span></figcaption>");
            page.append(Charts.classes(seen.classes())).append("</figure>");
            page.append(
                    "<figure><figcaption>How long they stayed in view<span>number of objects</span></figcaption>");
            page.append(Charts.durations(seconds(seen))).append("</figure></div>");
        }
        scene(page, camera, pictures);
        samples(page, seen, pictures, zone);
        CameraReport.classes(page, seen);
        CameraReport.health(page, camera, zone);
        page.append(
                "<div class=\"account %s\"><h3>Was anything missed?</h3><p>"
                        .formatted(camera.ledger().balances() ? "good" : "open"));
        page.append(Html.escape(String.join(" ", Words.ledger(camera.ledger()))));
        page.append("</p><p class=\"fine\">Judged by ").append(Html.escape(camera.detector()));
        page.append(
                ". What the detector does not recognise is not in these figures; something lost from sight for long may be in them twice.");
        if (seen.brief() > 0) {
            page.append(
                    " %s in view for less than half a second %s left out."
                            .formatted(
                                    seen.brief() == 1
                                            ? "One track"
                                            : Words.count(seen.brief()) + " tracks",
                                    seen.brief() == 1 ? "is" : "are"));
        }
        page.append("</p></div>");
    }

    private static List<Double> seconds(Seen seen) {
        return seen.classes().values().stream()
                .flatMap(each -> each.secondsVisible().stream())
                .toList();
    }

    private static void cards(StringBuilder page, CameraSummary camera, ZoneId zone) {
        Seen seen = camera.seen();
        page.append("<div class=\"cards\">");
        seen.classes().entrySet().stream()
                .filter(entry -> entry.getValue().tracks() > 0)
                .sorted((a, b) -> Long.compare(b.getValue().tracks(), a.getValue().tracks()))
                .limit(2)
                .forEach(
                        entry -> {
                            long count = entry.getValue().tracks();
                            String label = entry.getKey();
                            card(
                                    page,
                                    Words.count(count),
                                    (count == 1 ? label : Words.plural(label)) + " seen");
                        });
        if (seen.tracks() == 0) {
            card(page, "0", "objects seen");
        } else {
            int most = seen.mostVisible();
            String when =
                    seen.timeline().stream()
                            .filter(bin -> bin.mostVisible() != null && bin.mostVisible() == most)
                            .findFirst()
                            .map(bin -> Words.time(bin.fromMicros(), seen.firstMicros(), zone))
                            .orElse("");
            card(page, Integer.toString(most), "most at once, at " + when);
            List<Double> stays = seconds(seen).stream().sorted().toList();
            card(page, Words.duration(stays.get(stays.size() / 2)), "in view, typically");
        }
        card(page, Words.count(camera.ledger().processed()), "frames analysed");
        page.append("</div>");
    }

    private static void card(StringBuilder page, String figure, String words) {
        page.append(
                "<div class=\"card\"><b>%s</b><span>%s</span></div>"
                        .formatted(Html.escape(figure), Html.escape(words)));
    }

    private static void scene(StringBuilder page, CameraSummary camera, Pictures pictures) {
        if (pictures.scene().isEmpty() || camera.seen().paths().isEmpty()) {
            return;
        }
        Highlights.Scene scene = pictures.scene().get();
        int cell = camera.seen().heat().cellSize();
        int columns = (scene.width() + cell - 1) / cell;
        int rows = (scene.height() + cell - 1) / cell;
        double[] cells = camera.seen().heat().cells(columns, rows);
        byte[] heat = HeatMap.over(scene.jpeg(), cells, columns, rows);
        page.append("<div class=\"pair\">");
        page.append(
                "<figure><figcaption>Where they were<span>the warmer, the longer</span></figcaption><div class=\"picture\">");
        page.append(
                "<img alt=\"Heat map over the scene\" src=\"%s\">%s</div></figure>"
                        .formatted(Html.jpeg(heat), plan(camera, scene)));
        page.append(
                "<figure><figcaption>Which ways they took<span>feet of the %s followed longest</span></figcaption><div class=\"picture dim\">"
                        .formatted(camera.seen().paths().size()));
        page.append(
                "<img alt=\"Paths over the scene\" src=\"%s\">".formatted(Html.jpeg(scene.jpeg())));
        page.append(Charts.paths(camera.seen().paths(), scene.width(), scene.height()));
        page.append(plan(camera, scene));
        page.append("</div></figure></div>");
    }

    private static String plan(CameraSummary camera, Highlights.Scene scene) {
        return ScenePlan.of(camera.places().rules().places(), scene.width(), scene.height());
    }

    private static void samples(StringBuilder page, Seen seen, Pictures pictures, ZoneId zone) {
        if (pictures.samples().isEmpty()) {
            return;
        }
        page.append("<h3>Busy moments</h3><div class=\"samples\">");
        for (Highlights.Sample sample : pictures.samples()) {
            page.append(
                    "<figure><img alt=\"What was seen\" width=\"%d\" height=\"%d\" src=\"%s\"><figcaption>%s<span>%d in view</span></figcaption></figure>"
                            .formatted(
                                    sample.width(),
                                    sample.height(),
                                    Html.jpeg(sample.jpeg()),
                                    Html.escape(
                                            Words.time(
                                                    sample.capturedAtMicros(),
                                                    seen.firstMicros(),
                                                    zone)),
                                    sample.visible()));
        }
        page.append("</div>");
    }

    private static void speed(StringBuilder page, Summary summary) {
        page.append(
                "<section class=\"speed\"><h2>How fast it went</h2><table><tr><th>Camera</th><th>Frames per second of video</th><th>Frames analysed per second</th></tr>");
        for (CameraSummary camera : summary.cameras()) {
            page.append(
                    "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
                            .formatted(
                                    Html.escape(camera.camera()),
                                    rate(camera.capturedPerSecond()),
                                    rate(camera.processedPerSecond())));
        }
        page.append("</table>");
        if (!summary.latencyMillis().isEmpty()) {
            page.append(
                    "<table><tr><th>Stage</th><th>Half are done within</th><th>95 of 100</th><th>99 of 100</th></tr>");
            summary.latencyMillis()
                    .forEach(
                            (stage, latency) ->
                                    page.append(
                                            "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                                                    .formatted(
                                                            Html.escape(stage),
                                                            millis(latency.p50()),
                                                            millis(latency.p95()),
                                                            millis(latency.p99()))));
            page.append("</table>");
        }
        page.append("</section>");
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.1f", perSecond);
    }

    private static String millis(double millis) {
        return millis < 10
                ? String.format(Locale.ROOT, "%.1f ms", millis)
                : Words.count(Math.round(millis)) + " ms";
    }
}
