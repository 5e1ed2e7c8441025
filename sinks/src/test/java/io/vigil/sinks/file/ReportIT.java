package io.vigil.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Severity;
import io.vigil.sinks.Browser;
import io.vigil.sinks.evidence.Highlights;
import io.vigil.sinks.evidence.TestScene;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.LedgerUpdate;
import io.vigil.tracking.Track;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportIT {
    private static final String HOSTILE = "<script>document.title='taken'</script>";
    private static final long START = 1_763_900_000_000_000L;

    @TempDir Path folder;

    @Test
    void oneFileTellsEverythingAndABrowserRunsNothingThatCameFromOutside() throws Exception {
        Path file = folder.resolve("report.html");
        Summary summary = summary();
        Map<String, Report.Pictures> pictures = Map.of("door", pictures());
        Report.write(file, summary, pictures, ZoneOffset.UTC);
        Files.writeString(Path.of("target", "report.html"), Files.readString(file));
        String html = Files.readString(file);
        assertThat(html)
                .doesNotContain("<script", "http://", "https://")
                .contains(
                        "&lt;script&gt;",
                        "every one of them is accounted for",
                        "View hidden – the camera was blind",
                        "12:13:49 to 12:13:58 (9.0 s)",
                        "not over at the end",
                        "Nothing was noticed",
                        "too short to tell",
                        "How sure, on average",
                        "14 frames were left out");
        assertThat(Pattern.compile("(src|href)=\"(?!data:|#)").matcher(html).find()).isFalse();

        assumeTrue(
                Browser.installed().isPresent(),
                "No Chromium on this machine: report not looked at");
        Path profile = Files.createDirectory(folder.resolve("profile"));
        try (Browser browser = new Browser(Browser.installed().get(), profile, 1100, 900)) {
            browser.open(file.toUri().toString());
            assertThat(
                            browser.waitFor(
                                    "document.readyState === 'complete' && document.images.length > 3"))
                    .isTrue();
            assertThat(browser.evaluate("document.title")).isEqualTo("Vigil report");
            assertThat(browser.evaluate("[...document.images].every(i => i.naturalWidth > 0)"))
                    .isEqualTo("true");
            assertThat(browser.evaluate("document.querySelectorAll('.chart .bar').length > 10"))
                    .isEqualTo("true");
            byte[] picture = browser.screenshot(true);
            Files.write(Path.of("target", "report.png"), picture);
            assertThat(picture).hasSizeGreaterThan(50_000);
        }
    }

    @Test
    void theSummaryHoldsTheAccountOfEveryCameraAndTheirSum() throws Exception {
        Path file = folder.resolve("summary.json");
        summary().write(file);
        assertThat(Files.readString(file))
                .contains(
                        "\"captured\" : 600",
                        "\"shed\" : 14",
                        "\"credit\" : 14",
                        "\"balanced\" : true")
                .contains(
                        "\"alertId\" : \"door/camera-covered/0/300\"",
                        "\"kind\" : \"camera-covered\"",
                        "\"resolvedAtMicros\" : " + (START + 38_000_000),
                        "\"resolvedAtMicros\" : null")
                .contains("\"total\"", "\"latencyMillis\"", "\"p99\" : 46");
    }

    private static Summary summary() {
        FrameLedger all = new FrameLedger(600, new TreeMap<>(), 600, 600, new TreeMap<>(), 0);
        FrameLedger some =
                new FrameLedger(
                        600,
                        new TreeMap<>(Map.of("credit", 14L)),
                        586,
                        585,
                        new TreeMap<>(Map.of("bad-magic", 1L)),
                        0);
        TreeMap<String, Latency> latency = new TreeMap<>();
        latency.put("capture to track", new Latency(600, 18, 31, 46));
        latency.put("detector", new Latency(600, 12.4, 15.2, 19.9));
        return new Summary(
                List.of(
                        new CameraSummary(
                                "door",
                                "file:vtest.mp4",
                                "yolox_nano.onnx",
                                640,
                                360,
                                all,
                                10,
                                41.3,
                                CommittedLogs.NONE,
                                seen(true),
                                alerts(),
                                ScoreCurve.NONE,
                                PlaceCounts.NONE,
                                OptionalDouble.of(30)),
                        new CameraSummary(
                                HOSTILE,
                                "rtsp://camera/" + HOSTILE,
                                "builtin:auto",
                                640,
                                360,
                                some,
                                10,
                                10,
                                CommittedLogs.NONE,
                                seen(false),
                                List.of(),
                                ScoreCurve.NONE,
                                PlaceCounts.NONE,
                                OptionalDouble.of(300))),
                latency,
                List.of("Camera " + HOSTILE + ": connection lost at 12:04:10, back after 3 s"));
    }

    private static List<Alert> alerts() {
        String cover = "door/camera-covered/0/300";
        return List.of(
                alert(
                        cover,
                        "camera-covered",
                        Severity.CRITICAL,
                        0,
                        300,
                        "Much of the view is hidden."),
                alert(
                        cover,
                        "camera-covered",
                        Severity.CRITICAL,
                        1,
                        380,
                        "The view is free again."),
                alert(
                        "door/camera-moved/0/500",
                        "camera-moved",
                        Severity.WARNING,
                        0,
                        500,
                        "The view has shifted; " + HOSTILE));
    }

    private static Alert alert(
            String id, String kind, Severity severity, long revision, long frame, String text) {
        long opened = revision == 0 ? frame : frame - 80;
        return new Alert(
                id,
                revision,
                revision == 0 ? Alert.Phase.OPENED : Alert.Phase.RESOLVED,
                "door",
                kind,
                severity,
                0,
                frame,
                START + frame * 100_000L,
                START + opened * 100_000L - 1_000_000,
                START + opened * 100_000L,
                new Explanation(text, new TreeMap<>()));
    }

    private static Seen seen(boolean busy) {
        SeenDigest digest = new SeenDigest();
        for (int i = 0; i < 600; i++) {
            long at = START + i * 100_000L;
            if (i % 10 == 0 && (busy || i < 200 || i > 280)) {
                digest.accept(new LedgerUpdate("door", 0, i, at, FrameLedger.EMPTY));
            }
            for (Track track : visible(i, at, busy)) {
                digest.accept(track);
            }
        }
        return digest.seen();
    }

    /** A new visitor every few seconds in each of the six lanes. */
    static List<Track> visible(int i, long at, boolean busy) {
        return TestScene.walkers(i, at, 640, 360).stream()
                .filter(track -> (i / 40 + track.id()) % (busy ? 3 : 5) != 0 && (busy || i < 150))
                .map(
                        track ->
                                new Track(
                                        "door",
                                        0,
                                        i,
                                        at,
                                        track.id() + 6L * (i / (60 + 7 * track.id())),
                                        track.box(),
                                        track.score(),
                                        track.label()))
                .toList();
    }

    private static Report.Pictures pictures() {
        try (Highlights highlights = new Highlights()) {
            for (int i = 0; i < 600; i++) {
                long at = START + i * 100_000L;
                try (Mat picture = TestScene.picture(640, 360, i)) {
                    highlights.frame(picture, at, visible(i, at, true));
                }
            }
            assertThat(highlights.samples()).hasSizeBetween(3, 6);
            return Report.Pictures.of(highlights, Map.of());
        }
    }
}
