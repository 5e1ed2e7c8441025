package io.vigil.sinks.file;

import io.vigil.sinks.wire.Decimal;
import io.vigil.tracking.counting.Count;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToLongFunction;

/** Charts of counts by window, as SVG text; grey where the camera saw nothing. */
final class PlaceCharts {
    private static final int WIDTH = 720;
    private static final int LEFT = 40;
    private static final int TOP = 12;

    /** Of a bar; a few windows fill no chart. */
    private static final double MOST_WIDE = 48;

    private PlaceCharts() {}

    /** In upwards, out downwards. */
    static String flow(List<Count> windows, String in, String out, ZoneId zone) {
        int height = 230;
        int bottom = height - 26;
        long mostIn = most(windows, each -> each.entered().orElse(0));
        long mostOut = most(windows, each -> each.left().orElse(0));
        int step = Axis.step(Math.max(mostIn, mostOut));
        long up = Math.max(1, ceiling(mostIn, step));
        long down = ceiling(mostOut, step);
        double unit = (bottom - TOP) / (double) (up + down);
        double zero = TOP + up * unit;
        StringBuilder svg = Axis.open(WIDTH, height, "%s and %s by time".formatted(in, out));
        for (long value = -down; value <= up; value += step) {
            double y = zero - value * unit;
            svg.append(Axis.line(value == 0 ? "zero" : "grid", LEFT, y, WIDTH, y));
            svg.append(Axis.text("tick end", LEFT - 8, y + 4, Long.toString(Math.abs(value))));
        }
        double wide = (WIDTH - LEFT) / (double) windows.size();
        for (int i = 0; i < windows.size(); i++) {
            Count each = windows.get(i);
            double slot = LEFT + i * wide;
            if (each.entered().isEmpty()) {
                svg.append(unseen(slot, wide, bottom));
                continue;
            }
            String when = PlaceWords.window(each, zone);
            long entered = each.entered().getAsLong();
            long left = each.left().orElse(0);
            String partly = each.complete() ? "" : " partly";
            double bar = bar(wide);
            double x = slot + margin(wide);
            if (entered > 0) {
                double tall = entered * unit;
                svg.append(
                        Axis.rect(
                                "bar" + partly,
                                x,
                                zero - tall,
                                bar,
                                tall,
                                "%s: %d %s".formatted(when, entered, in)));
            }
            if (left > 0) {
                svg.append(
                        Axis.rect(
                                "bar other" + partly,
                                x,
                                zero,
                                bar,
                                left * unit,
                                "%s: %d %s".formatted(when, left, out)));
            }
        }
        return svg.append(times(windows, wide, height, zone)).append("</svg>").toString();
    }

    /** The most at once, with the mean as a line across each bar. */
    static String occupancy(List<Count> windows, ZoneId zone) {
        int height = 170;
        int bottom = height - 26;
        long most = most(windows, each -> each.occupancyMax().orElse(0));
        int step = Axis.step(most);
        long up = Math.max(1, ceiling(most, step));
        double unit = (bottom - TOP) / (double) up;
        StringBuilder svg = Axis.open(WIDTH, height, "The most at once, by time");
        for (long value = 0; value <= up; value += step) {
            double y = bottom - value * unit;
            svg.append(Axis.line("grid", LEFT, y, WIDTH, y));
            svg.append(Axis.text("tick end", LEFT - 8, y + 4, Long.toString(value)));
        }
        double wide = (WIDTH - LEFT) / (double) windows.size();
        for (int i = 0; i < windows.size(); i++) {
            Count each = windows.get(i);
            double slot = LEFT + i * wide;
            if (each.occupancyMax().isEmpty()) {
                svg.append(unseen(slot, wide, bottom));
                continue;
            }
            double tall = each.occupancyMax().getAsLong() * unit;
            double bar = bar(wide);
            double x = slot + margin(wide);
            double mean = each.occupancyMean().orElse(0);
            String tip =
                    "%s: at most %d, %s on average"
                            .formatted(
                                    PlaceWords.window(each, zone),
                                    each.occupancyMax().getAsLong(),
                                    Decimal.of(Math.round(mean * 10) / 10.0));
            if (tall > 0) {
                svg.append(
                        Axis.rect(
                                each.complete() ? "bar" : "bar partly",
                                x,
                                bottom - tall,
                                bar,
                                tall,
                                tip));
                double y = bottom - mean * unit;
                svg.append(Axis.line("mean", x, y, x + bar, y));
            }
        }
        return svg.append(times(windows, wide, height, zone)).append("</svg>").toString();
    }

    private static double bar(double wide) {
        return Math.min(MOST_WIDE, wide - Math.min(2, wide * 0.15));
    }

    /** So that a bar that is narrower than its share of the time stands in its middle. */
    private static double margin(double wide) {
        return wide > MOST_WIDE ? (wide - bar(wide)) / 2 : 0;
    }

    private static String unseen(double x, double wide, int bottom) {
        return Axis.rect("unseen", x, TOP, wide, bottom - TOP, "not observed");
    }

    private static String times(List<Count> windows, double wide, int height, ZoneId zone) {
        StringBuilder ticks = new StringBuilder();
        int labels = Math.min(7, windows.size());
        for (int i = 0; i < labels; i++) {
            int at = labels == 1 ? 0 : i * (windows.size() - 1) / (labels - 1);
            double x = LEFT + at * wide;
            boolean isLast = i == labels - 1 && labels > 1;
            boolean isUnderBar = wide > MOST_WIDE;
            ticks.append(
                    Axis.text(
                            isUnderBar ? "tick middle" : isLast ? "tick end" : "tick",
                            isUnderBar ? x + wide / 2 : isLast ? WIDTH : x,
                            height - 6,
                            PlaceWords.begin(windows.get(at), zone)));
        }
        return ticks.toString();
    }

    private static long most(List<Count> windows, ToLongFunction<Count> figure) {
        return windows.stream().mapToLong(figure).max().orElse(0);
    }

    private static long ceiling(long most, int step) {
        return (most + step - 1) / step * step;
    }
}
