package io.vigil.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.sinks.Browser;
import io.vigil.sinks.evidence.Highlights;
import io.vigil.sinks.evidence.TestScene;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.LedgerUpdate;
import io.vigil.tracking.Track;
import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.Window;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceReportIT {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final long OPENS =
            ZonedDateTime.of(2026, 5, 4, 9, 0, 0, 0, ZONE).toEpochSecond() * 1_000_000;
    private static final long QUARTER = 900_000_000L;

    @TempDir Path folder;

    @Test
    void aShopReadsWhoCameByQuarterHourAndHowLongTheyStayed() throws Exception {
        List<Count> counts = new ArrayList<>();
        long in = 0;
        long out = 0;
        for (int i = 0; i < 32; i++) {
            long entered = Math.round(14 + 12 * Math.sin(i / 4.0));
            long left = Math.round(12 + 12 * Math.sin((i - 2) / 4.0));
            // For half an hour nobody watched, and before it for some minutes.
            long observed = i == 20 || i == 21 ? 0 : i == 19 ? QUARTER / 2 : QUARTER;
            in += observed == 0 ? 0 : entered;
            out += observed == 0 ? 0 : left;
            long from = OPENS + i * QUARTER;
            counts.add(
                    count(
                            "door",
                            Count.Kind.LINE,
                            "",
                            Window.QUARTER_HOUR,
                            from,
                            observed,
                            entered,
                            left));
            counts.add(
                    count(
                            "till",
                            Count.Kind.ZONE,
                            "",
                            Window.QUARTER_HOUR,
                            from,
                            observed,
                            entered / 3,
                            entered / 3));
        }
        long day = ZonedDateTime.of(2026, 5, 4, 0, 0, 0, 0, ZONE).toEpochSecond() * 1_000_000;
        counts.add(count("door", Count.Kind.LINE, "", Window.DAY, day, 27_450_000_000L, in, out));
        counts.add(
                count(
                        "till",
                        Count.Kind.ZONE,
                        "",
                        Window.DAY,
                        day,
                        27_450_000_000L,
                        in / 3,
                        in / 3));
        String html = written("shop", counts, List.of());

        assertThat(html)
                .contains("Who came and went", "upwards", "by 15 minutes", "not observed")
                .contains("2 windows are grey", "One window is paler")
                .contains("<td>door</td><td>all</td><td>%d</td><td>%d</td>".formatted(in, out))
                .contains("Where they stayed", "41 s", "3 min 30 s")
                .as("all of it by the clock on the camera's wall")
                .contains("4 May 2026, 09:00:00", "Europe/Berlin");
    }

    @Test
    void aControlRoomReadsTheFlowByClassAndWhatHappenedWhen() throws Exception {
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            long from = OPENS + i * 300_000_000L;
            long cars = 20L + i % 7 * 3L;
            long trucks = 2L + i % 3;
            counts.add(
                    count(
                            "A4",
                            Count.Kind.LINE,
                            "",
                            Window.FIVE_MINUTES,
                            from,
                            300_000_000L,
                            cars + trucks,
                            cars));
            counts.add(
                    count(
                            "A4",
                            Count.Kind.LINE,
                            "car",
                            Window.FIVE_MINUTES,
                            from,
                            300_000_000L,
                            cars,
                            cars));
            counts.add(
                    count(
                            "A4",
                            Count.Kind.LINE,
                            "truck",
                            Window.FIVE_MINUTES,
                            from,
                            300_000_000L,
                            trucks,
                            0));
        }
        List<Alert> alerts = new ArrayList<>();
        alerts.addAll(
                alert(
                        "wrong-way",
                        Severity.CRITICAL,
                        1200,
                        20,
                        "A car drives against the traffic of its lane."));
        alerts.addAll(
                alert(
                        "stopped-vehicle",
                        Severity.WARNING,
                        3000,
                        900,
                        "A car has been standing for 30 s on the hard shoulder."));
        alerts.addAll(
                alert(
                        "stopped-vehicle",
                        Severity.WARNING,
                        5000,
                        -1,
                        "A truck has been standing for 30 s <b>."));
        String html = written("road", counts, alerts);

        assertThat(html)
                .contains("<h3>Traffic</h3>", "truck", "50 km/h", "61 km/h")
                .contains("from when to when each rule was broken", "not over at the end")
                .contains("&lt;b&gt;")
                .doesNotContain("Who came and went");
    }

    private String written(String name, List<Count> counts, List<Alert> alerts) throws Exception {
        SceneRules rules =
                new SceneRules(
                        1,
                        0,
                        new SpatialConfig(
                                SpatialConfig.NONE.anchor(),
                                List.of(
                                        new Line(
                                                counts.get(0).place(),
                                                new Point(.2, .6),
                                                new Point(.8, .6))),
                                List.of(
                                        new Zone(
                                                "till",
                                                List.of(
                                                        new Point(.1, .7),
                                                        new Point(.4, .7),
                                                        new Point(.45, .95),
                                                        new Point(.05, .95)))),
                                List.of(),
                                .01,
                                SpatialConfig.NONE.settle()),
                        new CountingConfig(
                                ZONE,
                                CountingConfig.DEFAULTS.windows(),
                                CountingConfig.DEFAULTS.openingHours(),
                                Optional.empty(),
                                "",
                                new TreeMap<>(),
                                CountingConfig.DEFAULTS.staff(),
                                0),
                        List.of());
        FrameLedger ledger = new FrameLedger(600, new TreeMap<>(), 600, 600, new TreeMap<>(), 0);
        SeenDigest seen = new SeenDigest();
        Report.Pictures pictures;
        try (Highlights highlights = new Highlights()) {
            for (int i = 0; i < 600; i++) {
                long at = OPENS + i * 12_000_000L;
                List<Track> visible = ReportIT.visible(i, at, true);
                seen.accept(new LedgerUpdate(name, 0, i, at, ledger));
                visible.forEach(seen::accept);
                try (Mat picture = TestScene.picture(640, 360, i)) {
                    highlights.frame(picture, at, visible);
                }
            }
            pictures = Report.Pictures.of(highlights, Map.of());
        }
        CameraSummary camera =
                new CameraSummary(
                        name,
                        "scene:" + name,
                        "yolox-nano",
                        640,
                        360,
                        ledger,
                        10,
                        40,
                        CommittedLogs.NONE,
                        seen.seen(),
                        alerts,
                        ScoreCurve.NONE,
                        PlaceCounts.of(rules, counts),
                        OptionalDouble.of(60));
        Path file = folder.resolve(name + ".html");
        Report.write(
                file,
                new Summary(List.of(camera), new TreeMap<>(), List.of()),
                Map.of(name, pictures),
                ZoneOffset.UTC);
        String html = Files.readString(file);
        assertThat(html).doesNotContain("<script", "http://", "https://");
        Files.writeString(Path.of("target", "report-" + name + ".html"), html);
        if (Browser.installed().isPresent()) {
            Path profile = Files.createDirectory(folder.resolve("profile"));
            try (Browser browser = new Browser(Browser.installed().get(), profile, 1100, 900)) {
                browser.open(file.toUri().toString());
                assertThat(
                                browser.waitFor(
                                        "document.readyState === 'complete' && document.querySelectorAll('.chart .bar').length > 10"))
                        .isTrue();
                Files.write(Path.of("target", "report-" + name + ".png"), browser.screenshot(true));
            }
        }
        return html;
    }

    private static Count count(
            String place,
            Count.Kind kind,
            String label,
            Window window,
            long from,
            long observed,
            long entered,
            long left) {
        long length =
                switch (window) {
                    case MINUTE -> 60_000_000L;
                    case FIVE_MINUTES -> 300_000_000L;
                    case QUARTER_HOUR -> QUARTER;
                    case HOUR -> 4 * QUARTER;
                    case DAY -> 96 * QUARTER;
                };
        boolean seen = observed > 0;
        boolean zone = kind == Count.Kind.ZONE && seen;
        boolean line = kind == Count.Kind.LINE && seen && !place.equals("door");
        return new Count(
                "gate",
                "",
                place,
                kind,
                label,
                window,
                from,
                from + length,
                0,
                true,
                true,
                observed,
                0,
                seen ? OptionalLong.of(entered) : OptionalLong.empty(),
                seen ? OptionalLong.of(left) : OptionalLong.empty(),
                OptionalLong.empty(),
                zone ? OptionalLong.of(41_000_000) : OptionalLong.empty(),
                zone ? OptionalLong.of(210_000_000) : OptionalLong.empty(),
                zone ? OptionalDouble.of(entered / 10.0) : OptionalDouble.empty(),
                zone ? OptionalLong.of(entered / 2) : OptionalLong.empty(),
                line ? OptionalDouble.of(13.9) : OptionalDouble.empty(),
                line ? OptionalDouble.of(17) : OptionalDouble.empty(),
                OptionalLong.empty(),
                1);
    }

    private static List<Alert> alert(
            String rule, Severity severity, int second, int seconds, String text) {
        List<Alert> moments = new ArrayList<>();
        for (int revision = 0; revision < (seconds < 0 ? 1 : 2); revision++) {
            long at = OPENS + second * 1_000_000L;
            moments.add(
                    new Alert(
                            rule + second,
                            revision,
                            revision == 0 ? Alert.Phase.OPENED : Alert.Phase.RESOLVED,
                            "gate",
                            rule,
                            severity,
                            0,
                            second,
                            at + 1_000_000L * revision * seconds,
                            at,
                            at,
                            new Explanation(text, new TreeMap<>()),
                            new AlertContext(
                                    rule,
                                    1,
                                    "track 4",
                                    "",
                                    rule + second,
                                    0,
                                    "",
                                    "",
                                    Optional.empty(),
                                    false,
                                    false,
                                    CatchUp.ALL,
                                    Location.UNKNOWN)));
        }
        return moments;
    }
}
