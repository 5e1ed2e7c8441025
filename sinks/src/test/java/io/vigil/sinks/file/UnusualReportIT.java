package io.vigil.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.ErrorMap;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.sinks.Browser;
import io.vigil.sinks.evidence.Highlights;
import io.vigil.sinks.evidence.MomentPictures;
import io.vigil.sinks.evidence.TestScene;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.Track;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of scores and alarms; the page and its picture are left in target. */
class UnusualReportIT {
    private static final int[] OPENED = {620, 1190};

    @TempDir Path folder;

    /** Five minutes with two alarms, a swap of models, and a minute in which nothing was seen. */
    private static ScoreCurve curve() {
        SplittableRandom random = new SplittableRandom(3);
        ScoreDigest digest = new ScoreDigest();
        double score = 0.5;
        for (int i = 0; i < 1500; i++) {
            boolean alarmed = false;
            for (int opened : OPENED) {
                alarmed |= i >= opened && i < opened + 40;
            }
            score += 0.3 * ((alarmed ? 5.2 : 0.8) - score) + 0.15 * random.nextGaussian();
            if (i < 800 || i > 1000) {
                digest.accept(
                        i * 200_000L,
                        Math.max(0, score),
                        i < 150 ? Double.POSITIVE_INFINITY : i < 900 ? 3.2 : 3.6,
                        alarmed,
                        i < 900,
                        i < 1050 ? "door-1" : "door-2");
            }
        }
        return digest.curve();
    }

    private static Alert alert(int number) {
        long at = OPENED[number] * 200_000L;
        String text =
                "A person, track %d, is unusual for this place: speed 3.1 body heights a second, normally 0.2 to 1.7 there (1 of 4,000 is as fast); model door-1."
                        .formatted(number + 1);
        return new Alert(
                "door/unusual/" + number,
                0,
                Alert.Phase.OPENED,
                "door",
                "anomaly",
                Severity.WARNING,
                0,
                OPENED[number],
                at,
                at,
                at,
                new Explanation(text, new TreeMap<>(Map.of("p-value", 0.00025))),
                new AlertContext(
                        "unusual",
                        1,
                        "track " + (number + 1),
                        "",
                        "door/unusual/" + number,
                        0,
                        "",
                        "",
                        Optional.empty(),
                        false,
                        number == 0,
                        CatchUp.ALL,
                        Location.UNKNOWN));
    }

    /** The lower half of the patch is what is unusual. */
    private static ErrorMap legs() {
        float[][] errors = new float[ErrorMap.SIDE][ErrorMap.SIDE];
        for (int y = ErrorMap.SIDE / 2; y < ErrorMap.SIDE; y++) {
            Arrays.fill(errors[y], 2, 6, y);
        }
        return ErrorMap.of(errors);
    }

    private static Map<String, Highlights.Sample> moments() {
        Map<String, Highlights.Sample> moments = new HashMap<>();
        try (MomentPictures pictures = new MomentPictures()) {
            for (int i = 0; i < OPENED.length; i++) {
                List<Track> tracks =
                        TestScene.walkers(OPENED[i], OPENED[i] * 200_000L, 640, 360).subList(0, 1);
                try (Mat picture = TestScene.picture(640, 360, OPENED[i])) {
                    moments.put(
                            "door/unusual/" + i,
                            pictures.drawn(
                                    MomentPictures.plain(picture, OPENED[i] * 200_000L),
                                    tracks,
                                    List.of(new MomentPictures.Heat(tracks.get(0).box(), legs())),
                                    List.of()));
                }
            }
        }
        return moments;
    }

    @Test
    void theCurveShowsThresholdAlarmsAndChangesAndTheListSaysWhy() throws Exception {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < OPENED.length; i++) {
            alerts.add(alert(i));
        }
        SeenDigest seen = new SeenDigest();
        for (int i = 0; i < 1500; i++) {
            TestScene.walkers(i, i * 200_000L, 640, 360).forEach(seen::accept);
        }
        CameraSummary camera =
                new CameraSummary(
                        "door",
                        "scene:door",
                        "builtin:auto",
                        640,
                        360,
                        FrameLedger.EMPTY,
                        5,
                        40,
                        CommittedLogs.NONE,
                        seen.seen(),
                        alerts,
                        curve(),
                        PlaceCounts.NONE,
                        OptionalDouble.empty());
        Path file = folder.resolve("report.html");
        Report.write(
                file,
                new Summary(List.of(camera), new TreeMap<>(), List.of()),
                Map.of("door", new Report.Pictures(Optional.empty(), List.of(), moments())),
                ZoneOffset.UTC);
        String html = Files.readString(file);
        Files.writeString(Path.of("target", "unusual.html"), html);
        assertThat(html)
                .contains("How unusual it was", "from here door-2", "door-1, then door-2")
                .contains("speed 3.1 body heights a second, normally 0.2 to 1.7")
                .contains("on trial: nobody was called")
                .contains("class=\"alarmed shadow\"", "class=\"alarmed\"", "on trial");
        assertThat(html.split("class=\"score\"", -1)).as("a gap breaks the line").hasSize(3);
        assumeTrue(
                Browser.installed().isPresent(),
                "No Chromium on this machine: report not looked at");
        Path profile = Files.createDirectory(folder.resolve("profile"));
        try (Browser browser = new Browser(Browser.installed().get(), profile, 1100, 900)) {
            browser.open(file.toUri().toString());
            assertThat(browser.waitFor("document.readyState === 'complete'")).isTrue();
            assertThat(browser.evaluate("document.querySelectorAll('.alerts img').length"))
                    .isEqualTo("2");
            Files.write(Path.of("target", "unusual.png"), browser.screenshot(true));
        }
    }
}
