package io.vigil.deploy.check;

import io.vigil.sinks.file.Html;
import io.vigil.sinks.wire.Decimal;
import io.vigil.tracking.evaluation.detection.Calibration;
import java.util.List;
import java.util.Locale;

/** Charts as SVG text; colours and fonts come from the page's style sheet. */
final class CheckCharts {
    private static final int WIDTH = 720;
    private static final int NAMES = 170;
    private static final int ROW = 26;

    private CheckCharts() {}

    /** A bar for each slice, with its mean average precision. */
    static String slices(List<Slice> slices) {
        StringBuilder svg = open(WIDTH, slices.size() * ROW + 8, "mAP50-95 by slice");
        double room = WIDTH - NAMES - 210.0;
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            double value = slice.evaluation().scores().meanAveragePrecision();
            double y = i * ROW + 4.0;
            double bar = Math.max(2, room * value);
            String name =
                    slice.kind().equals(slice.name())
                            ? slice.name()
                            : slice.kind() + ": " + slice.name();
            svg.append(text("name end", NAMES - 12, y + 16, name));
            svg.append(rect("rail", NAMES, y + 3, room, 16, ""));
            svg.append(rect("bar", NAMES, y + 3, bar, 16, slice.about()));
            svg.append(text("value", NAMES + room + 10, y + 16, "%.3f", value));
            svg.append(
                    text(
                            "tick",
                            NAMES + room + 60,
                            y + 16,
                            "%d objects in %d images",
                            slice.evaluation().scores().objects(),
                            slice.imagesWithObjects()));
        }
        return svg.append("</svg>").toString();
    }

    /** A line for each interval, with a dot for what was measured; the middle is no difference. */
    static String differences(List<Compared> rows) {
        double most = 0.05;
        for (Compared row : rows) {
            most = Math.max(most, Math.max(Math.abs(row.low()), Math.abs(row.high())));
        }
        int height = rows.size() * ROW + 34;
        int bottom = rows.size() * ROW + 6;
        StringBuilder svg = open(WIDTH, height, "Difference in mAP50-95 by slice");
        double from = NAMES + 10.0;
        double to = WIDTH - 130.0;
        double middle = (from + to) / 2;
        double scale = (to - from) / 2 / most;
        double step = most > 0.4 ? 0.25 : most > 0.15 ? 0.1 : most > 0.08 ? 0.05 : 0.02;
        for (int tick = (int) -(most / step); tick * step <= most; tick++) {
            double x = middle + tick * step * scale;
            svg.append(line(tick == 0 ? "axis" : "grid", x, 0, x, bottom));
            svg.append(
                    text(
                            "tick middle",
                            x,
                            height - 10,
                            tick == 0 ? "0" : step < 0.1 || step == 0.25 ? "%+.2f" : "%+.1f",
                            tick * step));
        }
        for (int i = 0; i < rows.size(); i++) {
            Compared row = rows.get(i);
            double y = i * ROW + 16.0;
            String kind = row.surelyBelow(0) ? "worse" : row.surelyAbove() ? "better" : "like";
            svg.append(text("name end", NAMES - 12, y + 4, row.title()));
            svg.append(
                    line(
                            "interval " + kind,
                            middle + row.low() * scale,
                            y,
                            middle + row.high() * scale,
                            y));
            svg.append(
                    "<circle class=\"dot %s\" cx=\"%s\" cy=\"%s\" r=\"4.5\"><title>%s</title></circle>"
                            .formatted(
                                    kind,
                                    Decimal.of(middle + row.difference() * scale),
                                    Decimal.of(y),
                                    Html.escape(row.text())));
            svg.append(text("value", to + 16, y + 4, "%+.3f", row.difference()));
            svg.append(text("tick", to + 68, y + 4, "to %.3f", row.candidate()));
        }
        return svg.append("</svg>").toString();
    }

    /** Score across, share right upwards; on the diagonal both are the same. */
    static String reliability(Calibration calibration) {
        int side = 340;
        int left = 44;
        int bottom = side - 36;
        int top = 10;
        double room = bottom - (double) top;
        StringBuilder svg = open(side + 10, side, "Share of detections that are right, by score");
        for (int i = 0; i <= 4; i++) {
            double y = bottom - room * i / 4;
            double x = left + room * i / 4;
            svg.append(line("grid", left, y, left + room, y));
            svg.append(text("tick end", left - 8, y + 4, "%.0f %%", 25.0 * i));
            svg.append(text("tick middle", x, bottom + 16, i == 0 ? "0" : "%.2f", i / 4.0));
        }
        svg.append(line("axis dashed", left, bottom, left + room, top));
        svg.append(text("tick middle", left + room / 2, side - 4, "score"));
        StringBuilder points = new StringBuilder();
        for (Calibration.Bin bin : calibration.bins()) {
            points.append(Decimal.of(left + room * bin.score()))
                    .append(',')
                    .append(Decimal.of(bottom - room * bin.right()))
                    .append(' ');
        }
        svg.append("<polyline class=\"curve\" points=\"")
                .append(points.toString().strip())
                .append("\"/>");
        for (Calibration.Bin bin : calibration.bins()) {
            double x = left + room * bin.score();
            double y = bottom - room * bin.right();
            svg.append(line("gap", x, y, x, bottom - room * bin.score()));
            svg.append(
                    "<circle class=\"dot like\" cx=\"%s\" cy=\"%s\" r=\"4.5\"><title>%s</title></circle>"
                            .formatted(
                                    Decimal.of(x),
                                    Decimal.of(y),
                                    String.format(
                                            Locale.ROOT,
                                            "%d detections of score %.2f: %.0f %% right",
                                            bin.count(),
                                            bin.score(),
                                            100 * bin.right())));
        }
        return svg.append("</svg>").toString();
    }

    private static StringBuilder open(int width, int height, String title) {
        return new StringBuilder(
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                        .formatted(width, height, Html.escape(title)));
    }

    private static String rect(
            String kind, double x, double y, double width, double height, String tip) {
        return "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"1.5\"><title>%s</title></rect>"
                .formatted(
                        kind,
                        Decimal.of(x),
                        Decimal.of(y),
                        Decimal.of(width),
                        Decimal.of(height),
                        Html.escape(tip));
    }

    private static String line(String kind, double x1, double y1, double x2, double y2) {
        return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(kind, Decimal.of(x1), Decimal.of(y1), Decimal.of(x2), Decimal.of(y2));
    }

    private static String text(String kind, double x, double y, String format, Object... with) {
        String words = with.length == 0 ? format : String.format(Locale.ROOT, format, with);
        return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                .formatted(kind, Decimal.of(x), Decimal.of(y), Html.escape(words));
    }
}
