package io.vigil.deploy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the tracking benchmark says. */
final class TrackingTable {
    private TrackingTable() {}

    /**
     * @param speeds of the sequences first, then of throngs, from small to large
     * @param main whose figure the last line is, if it was measured; else the first's
     */
    static List<String> lines(List<TrackerSpeed> speeds, String main) {
        List<String> lines = new ArrayList<>();
        lines.add(
                text(
                        "%-10s %-16s %7s %11s %7s %9s %13s %12s %7s",
                        "tracker",
                        "data",
                        "frames",
                        "detections",
                        "shown",
                        "us/frame",
                        "us/detection",
                        "bytes/frame",
                        "growth"));
        for (TrackerSpeed speed : speeds) {
            lines.add(
                    text(
                            "%-10s %-16s %7d %11.1f %7.1f %9.2f %13.3f %12.0f %7s",
                            speed.tracker(),
                            speed.data(),
                            speed.frames(),
                            speed.detections(),
                            speed.shown(),
                            speed.micros(),
                            speed.microsPerDetection(),
                            speed.bytes(),
                            growth(speed, speeds)));
        }
        lines.add("");
        lines.add("growth: time per detection, against the fewest people");
        TrackerSpeed figure = figure(speeds, main);
        lines.add("");
        lines.add(text("%s %.2f us", figure.tracker(), figure.micros()));
        return lines;
    }

    private static boolean isThrong(TrackerSpeed speed) {
        return speed.data().endsWith(" people");
    }

    private static String growth(TrackerSpeed speed, List<TrackerSpeed> speeds) {
        if (!isThrong(speed)) {
            return "";
        }
        TrackerSpeed fewest =
                speeds.stream()
                        .filter(s -> isThrong(s) && s.tracker().equals(speed.tracker()))
                        .findFirst()
                        .orElseThrow();
        return text("%.2f", speed.microsPerDetection() / fewest.microsPerDetection());
    }

    private static TrackerSpeed figure(List<TrackerSpeed> speeds, String main) {
        String name =
                speeds.stream().anyMatch(s -> s.tracker().equals(main))
                        ? main
                        : speeds.get(0).tracker();
        List<TrackerSpeed> own = speeds.stream().filter(s -> s.tracker().equals(name)).toList();
        return own.stream()
                .filter(s -> !isThrong(s) || s.data().equals("100 people"))
                .findFirst()
                .orElse(own.get(0));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
