package io.vigil.sinks.file;

import io.vigil.sinks.wire.Decimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** A score over time with its threshold, and which stretches were alarms. */
final class ScoreChart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 220;
    private static final int LEFT = 36;
    private static final int TOP = 24;
    private static final int BOTTOM = HEIGHT - 26;

    /** A longer silence is a gap in the line. */
    private static final long GAP_MICROS = 2_000_000;

    private final ScoreCurve curve;
    private final ZoneId zone;
    private final long first;
    private final double unit;
    private final double ceiling;

    private ScoreChart(ScoreCurve curve, ZoneId zone) {
        this.curve = curve;
        this.zone = zone;
        first = curve.firstMicros();
        unit = (WIDTH - LEFT) / (double) Math.max(1, curve.lastMicros() - first);
        double highest = 1;
        for (ScoreCurve.Point point : curve.points()) {
            highest = Math.max(highest, point.score());
            highest = Math.max(highest, Double.isFinite(point.threshold()) ? point.threshold() : 0);
        }
        int step = Axis.step((long) Math.ceil(highest));
        ceiling = Math.ceil(highest / step) * step;
    }

    /**
     * @param marks moments that are numbered from 1 in the list below it
     */
    static String of(ScoreCurve curve, List<Long> marks, ZoneId zone) {
        return new ScoreChart(curve, zone).draw(marks);
    }

    private String draw(List<Long> marks) {
        StringBuilder svg = Axis.open(WIDTH, HEIGHT, "How unusual it was, over time");
        alarms(svg);
        int step = Axis.step((long) ceiling);
        for (int value = 0; value <= ceiling; value += step) {
            svg.append(Axis.line("grid", LEFT, y(value), WIDTH, y(value)));
            svg.append(Axis.text("tick end", LEFT - 8, y(value) + 4, Integer.toString(value)));
        }
        models(svg);
        line(svg, "score", false);
        line(svg, "threshold", true);
        for (int i = 0; i < marks.size(); i++) {
            mark(svg, marks.get(i), Integer.toString(i + 1));
        }
        times(svg);
        return svg.append("</svg>").toString();
    }

    private void alarms(StringBuilder svg) {
        List<ScoreCurve.Point> points = curve.points();
        for (int from = 0; from < points.size(); from++) {
            if (!points.get(from).alarmed()) {
                continue;
            }
            boolean shadow = points.get(from).shadow();
            int to = from;
            while (to + 1 < points.size() && points.get(to + 1).alarmed()) {
                to++;
            }
            double x = x(points.get(from).micros());
            double wide = Math.max(2, x(points.get(to).micros()) - x);
            String tip =
                    "%s from %s to %s"
                            .formatted(
                                    shadow ? "Alarm on trial" : "Alarm",
                                    when(points.get(from).micros()),
                                    when(points.get(to).micros()));
            svg.append(
                    Axis.rect(
                            shadow ? "alarmed shadow" : "alarmed",
                            Math.min(x, WIDTH - wide),
                            TOP,
                            wide,
                            BOTTOM - TOP,
                            tip));
            from = to;
        }
    }

    /** Where there was nothing to draw, the line is broken. */
    private void line(StringBuilder svg, String kind, boolean threshold) {
        StringBuilder points = new StringBuilder();
        long before = Long.MIN_VALUE;
        double beforeY = 0;
        for (ScoreCurve.Point point : curve.points()) {
            double value = threshold ? point.threshold() : point.score();
            boolean broken =
                    (before != Long.MIN_VALUE && point.micros() - before > GAP_MICROS)
                            || !Double.isFinite(value);
            if (broken) {
                polyline(svg, kind, points);
                before = Long.MIN_VALUE;
            }
            if (Double.isFinite(value)) {
                double x = x(point.micros());
                double y = y(value);
                if (threshold && before != Long.MIN_VALUE && y != beforeY) {
                    points.append(Decimal.of(x)).append(',').append(Decimal.of(beforeY));
                    points.append(' ');
                }
                points.append(Decimal.of(x)).append(',').append(Decimal.of(y)).append(' ');
                before = point.micros();
                beforeY = y;
            }
        }
        polyline(svg, kind, points);
    }

    private static void polyline(StringBuilder svg, String kind, StringBuilder points) {
        if (!points.isEmpty()) {
            svg.append(
                    "<polyline class=\"%s\" points=\"%s\"/>"
                            .formatted(kind, points.toString().trim()));
            points.setLength(0);
        }
    }

    private void models(StringBuilder svg) {
        for (int i = 1; i < curve.models().size(); i++) {
            ScoreCurve.Model model = curve.models().get(i);
            double x = x(model.fromMicros());
            boolean late = x > WIDTH - 160;
            svg.append(Axis.line("change", x, TOP - 10, x, BOTTOM));
            svg.append(
                    Axis.text(
                            late ? "tick end" : "tick",
                            late ? x - 5 : x + 5,
                            TOP - 4,
                            "from here " + model.name()));
        }
    }

    private void mark(StringBuilder svg, long micros, String name) {
        double x = Math.min(WIDTH - 9, Math.max(LEFT + 9, x(micros)));
        svg.append(
                "<circle class=\"mark\" cx=\"%s\" cy=\"%d\" r=\"9\"/>"
                        .formatted(Decimal.of(x), BOTTOM - 12));
        svg.append(Axis.text("marked middle", x, BOTTOM - 8, name));
    }

    private void times(StringBuilder svg) {
        for (int i = 0; i <= 4; i++) {
            long at = first + (curve.lastMicros() - first) * i / 4;
            String anchor = i == 0 ? "tick" : i == 4 ? "tick end" : "tick middle";
            svg.append(Axis.text(anchor, x(at), HEIGHT - 6, when(at)));
        }
    }

    private String when(long micros) {
        return Words.time(micros, first, zone);
    }

    private double x(long micros) {
        return rounded(LEFT + (micros - first) * unit);
    }

    private double y(double value) {
        return rounded(BOTTOM - (BOTTOM - TOP) * value / ceiling);
    }

    private static double rounded(double pixels) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1f", pixels));
    }
}
