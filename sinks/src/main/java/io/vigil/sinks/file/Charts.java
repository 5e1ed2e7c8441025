package io.vigil.sinks.file;

import io.vigil.sinks.Palette;
import io.vigil.sinks.wire.Decimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Charts as SVG text; colours and fonts come from the page's style sheet. */
final class Charts {
    private static final int WIDTH = 720;
    private static final int LEFT = 36;
    private static final double[] DURATION_EDGES = {0, 1, 2, 5, 10, 20, 60, 300, 1800};
    private static final int MOST_CLASSES = 12;

    private Charts() {}

    /** How many were visible at once, over time; hatched where the camera said nothing. */
    static String timeline(List<Seen.Bin> bins, ZoneId zone) {
        int height = 190;
        int bottom = height - 26;
        int top = 12;
        int most =
                bins.stream()
                        .filter(bin -> bin.mostVisible() != null)
                        .mapToInt(Seen.Bin::mostVisible)
                        .max()
                        .orElse(0);
        int step = Axis.step(most);
        int ceiling = Math.max(1, (most + step - 1) / step) * step;
        StringBuilder svg = Axis.open(WIDTH, height, "Visible at once, over time");
        for (int value = 0; value <= ceiling; value += step) {
            double y = bottom - (bottom - top) * value / (double) ceiling;
            svg.append(Axis.line("grid", LEFT, y, WIDTH, y));
            svg.append(Axis.text("tick end", LEFT - 8, y + 4, Integer.toString(value)));
        }
        double wide = (WIDTH - LEFT) / (double) bins.size();
        for (int i = 0; i < bins.size(); i++) {
            Integer value = bins.get(i).mostVisible();
            double x = LEFT + i * wide;
            double gap = Math.min(2, wide * 0.15);
            if (value == null) {
                svg.append(Axis.rect("unseen", x, top, wide, bottom - top, "not observed"));
            } else if (value > 0) {
                double tall = (bottom - top) * value / (double) ceiling;
                String when = Words.time(bins.get(i).fromMicros(), bins.get(0).fromMicros(), zone);
                svg.append(
                        Axis.rect(
                                "bar", x, bottom - tall, wide - gap, tall, value + " at " + when));
            }
        }
        int labels = Math.min(6, bins.size());
        for (int i = 0; i < labels; i++) {
            int at = labels == 1 ? 0 : i * (bins.size() - 1) / (labels - 1);
            String anchor = i == 0 ? "tick" : i == labels - 1 ? "tick end" : "tick middle";
            double x = i == 0 ? LEFT : i == labels - 1 ? WIDTH : LEFT + (at + 0.5) * wide;
            String when = Words.time(bins.get(at).fromMicros(), bins.get(0).fromMicros(), zone);
            svg.append(Axis.text(anchor, x, height - 6, when));
        }
        return svg.append("</svg>").toString();
    }

    /** How many objects of each class, the most frequent first. */
    static String classes(Map<String, Seen.ClassSeen> classes) {
        List<Map.Entry<String, Seen.ClassSeen>> rows =
                classes.entrySet().stream()
                        .filter(entry -> entry.getValue().tracks() > 0)
                        .sorted(
                                (a, b) ->
                                        Long.compare(b.getValue().tracks(), a.getValue().tracks()))
                        .limit(MOST_CLASSES)
                        .toList();
        int tall = 30;
        long most = rows.isEmpty() ? 1 : rows.get(0).getValue().tracks();
        int width = 340;
        int from = 96;
        StringBuilder svg = Axis.open(width, rows.size() * tall + 8, "Objects by class");
        for (int i = 0; i < rows.size(); i++) {
            long value = rows.get(i).getValue().tracks();
            double y = i * tall + 6;
            double long_ = Math.max(3, (width - from - 60) * value / (double) most);
            String label = rows.get(i).getKey();
            svg.append(Axis.text("name end", from - 10, y + 16, shortened(label)));
            svg.append(Axis.rect("bar", from, y + 2, long_, 18, Words.count(value, label)));
            svg.append(Axis.text("value", from + long_ + 8, y + 16, Words.count(value)));
        }
        return svg.append("</svg>").toString();
    }

    /** For how long objects stayed in view. */
    static String durations(List<Double> seconds) {
        int buckets = DURATION_EDGES.length;
        int[] counts = new int[buckets];
        for (double each : seconds) {
            int bucket = buckets - 1;
            while (bucket > 0 && each < DURATION_EDGES[bucket]) {
                bucket--;
            }
            counts[bucket]++;
        }
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        int width = 340;
        int height = 168;
        int bottom = height - 26;
        double wide = width / (double) buckets;
        StringBuilder svg = Axis.open(width, height, "How long they stayed in view");
        svg.append(Axis.line("grid", 0, bottom, width, bottom));
        for (int i = 0; i < buckets; i++) {
            double tall = (bottom - 22) * counts[i] / (double) most;
            double x = i * wide;
            if (counts[i] > 0) {
                svg.append(
                        Axis.rect(
                                "bar",
                                x + 3,
                                bottom - tall,
                                wide - 6,
                                tall,
                                counts[i] + " objects"));
                svg.append(
                        Axis.text(
                                "value middle",
                                x + wide / 2,
                                bottom - tall - 6,
                                Integer.toString(counts[i])));
            }
            svg.append(Axis.text("tick middle", x + wide / 2, height - 8, edge(i)));
        }
        return svg.append("</svg>").toString();
    }

    /** Paths over a picture of a frame of this size. */
    static String paths(List<Seen.Path> paths, int width, int height) {
        StringBuilder svg =
                new StringBuilder(
                        "<svg class=\"paths\" viewBox=\"0 0 %d %d\">".formatted(width, height));
        double stroke = Math.max(1.2, width / 400.0);
        for (Seen.Path path : paths) {
            StringBuilder points = new StringBuilder();
            for (double[] point : path.points()) {
                points.append(Decimal.of(Math.round(point[0] * 10) / 10.0))
                        .append(',')
                        .append(Decimal.of(Math.round(point[1] * 10) / 10.0))
                        .append(' ');
            }
            svg.append(
                    "<polyline points=\"%s\" stroke=\"%s\" stroke-width=\"%s\"><title>%s</title></polyline>"
                            .formatted(
                                    points.toString().trim(),
                                    Palette.hex(path.id()),
                                    Decimal.of(stroke),
                                    Html.escape(path.label() + " " + path.id())));
        }
        return svg.append("</svg>").toString();
    }

    /** The bucket's least time; the first is named by its end. */
    private static String edge(int bucket) {
        if (bucket == 0) {
            return "< 1 s";
        }
        double from = DURATION_EDGES[bucket];
        String least = from < 60 ? Math.round(from) + " s" : Math.round(from / 60) + " m";
        return bucket == DURATION_EDGES.length - 1 ? least + " +" : least;
    }

    private static String shortened(String label) {
        return label.length() <= 13 ? label : label.substring(0, 12) + "…";
    }
}
