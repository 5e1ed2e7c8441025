package io.vigil.sinks.file;

import io.vigil.sinks.wire.Decimal;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.util.stream.Collectors;

/** Lines and zones as SVG over a picture of the scene. */
final class ScenePlan {
    private ScenePlan() {}

    static String of(SpatialConfig places, int width, int height) {
        StringBuilder svg =
                new StringBuilder(
                        "<svg class=\"plan\" viewBox=\"0 0 %d %d\">".formatted(width, height));
        double text = Math.max(10, height / 26.0);
        for (Zone zone : places.zones()) {
            String corners =
                    zone.corners().stream()
                            .map(corner -> at(corner, width, height))
                            .collect(Collectors.joining(" "));
            double x = zone.corners().stream().mapToDouble(Point::x).average().orElse(0) * width;
            double y = zone.corners().stream().mapToDouble(Point::y).average().orElse(0) * height;
            svg.append("<polygon points=\"%s\"/>".formatted(corners));
            svg.append(label(x, y + text / 3, text, zone.id()));
        }
        for (Line line : places.lines()) {
            line(svg, line, width, height, text);
        }
        return svg.append("</svg>").toString();
    }

    /** With an arrow on its middle to where "in" is. */
    private static void line(StringBuilder svg, Line line, int width, int height, double text) {
        double x1 = line.start().x() * width;
        double y1 = line.start().y() * height;
        double x2 = line.end().x() * width;
        double y2 = line.end().y() * height;
        double length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
        // To the left of the way from start to end, as it is seen: y grows downwards.
        double leftX = (y2 - y1) / length;
        double leftY = -(x2 - x1) / length;
        double alongX = (x2 - x1) / length;
        double alongY = (y2 - y1) / length;
        double middleX = (x1 + x2) / 2;
        double middleY = (y1 + y2) / 2;
        double tipX = middleX + 1.6 * text * leftX;
        double tipY = middleY + 1.6 * text * leftY;
        svg.append(segment(x1, y1, x2, y2)).append(segment(middleX, middleY, tipX, tipY));
        double back = 0.5 * text;
        svg.append(
                segment(
                        tipX,
                        tipY,
                        tipX - back * (leftX - 0.7 * alongX),
                        tipY - back * (leftY - 0.7 * alongY)));
        svg.append(
                segment(
                        tipX,
                        tipY,
                        tipX - back * (leftX + 0.7 * alongX),
                        tipY - back * (leftY + 0.7 * alongY)));
        svg.append(
                label(
                        tipX + 0.7 * text * leftX,
                        Math.max(text, Math.min(height - 4, tipY + text * (0.9 * leftY + 0.35))),
                        text,
                        "in: " + line.id()));
    }

    private static String segment(double x1, double y1, double x2, double y2) {
        return Axis.line("place", x1, y1, x2, y2);
    }

    private static String label(double x, double y, double size, String words) {
        return "<text x=\"%s\" y=\"%s\" font-size=\"%s\" stroke-width=\"%s\">%s</text>"
                .formatted(
                        Decimal.of(x),
                        Decimal.of(y),
                        Decimal.of(size),
                        Decimal.of(size / 5),
                        Html.escape(words));
    }

    private static String at(Point point, int width, int height) {
        return Decimal.of(point.x() * width) + "," + Decimal.of(point.y() * height);
    }
}
