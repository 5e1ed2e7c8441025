package io.vigil.sinks.file;

import io.vigil.sinks.wire.Decimal;

/** What all charts are made of; colours and fonts come from the page's style sheet. */
final class Axis {
    private Axis() {}

    /** Grid steps of 1, 2 or 5 times a power of ten, at most six of them. */
    static int step(long most) {
        int step = 1;
        for (int i = 0; most / step > 5; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    static StringBuilder open(int width, int height, String title) {
        return new StringBuilder(
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                        .formatted(width, height, Html.escape(title)));
    }

    static String rect(String kind, double x, double y, double width, double height, String tip) {
        return "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"1.5\"><title>%s</title></rect>"
                .formatted(
                        kind,
                        Decimal.of(x),
                        Decimal.of(y),
                        Decimal.of(width),
                        Decimal.of(height),
                        Html.escape(tip));
    }

    static String line(String kind, double x1, double y1, double x2, double y2) {
        return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(kind, Decimal.of(x1), Decimal.of(y1), Decimal.of(x2), Decimal.of(y2));
    }

    static String text(String kind, double x, double y, String words) {
        return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                .formatted(kind, Decimal.of(x), Decimal.of(y), Html.escape(words));
    }
}
