package io.vigil.sinks.file;

import io.vigil.sinks.file.PlanLabels.Spot;
import io.vigil.sinks.wire.Decimal;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines and zones as SVG over a picture of the scene. */
final class ScenePlan {
    private final StringBuilder svg = new StringBuilder();
    private final int width;
    private final int height;
    private final double text;
    private final PlanLabels labels;

    private ScenePlan(int width, int height) {
        this.width = width;
        this.height = height;
        this.text = Math.max(10, height / 26.0);
        this.labels = new PlanLabels(width, height, text);
    }

    static String of(SpatialConfig places, int width, int height) {
        return new ScenePlan(width, height).drawn(places);
    }

    private String drawn(SpatialConfig places) {
        svg.append("<svg class=\"plan\" viewBox=\"0 0 %d %d\">".formatted(width, height));
        for (Zone zone : places.zones()) {
            String corners = zone.corners().stream().map(this::at).collect(Collectors.joining(" "));
            svg.append("<polygon points=\"%s\"/>".formatted(corners));
        }
        List<Arrow> arrows = places.lines().stream().map(this::arrow).toList();
        arrows.forEach(this::draw);
        for (Arrow arrow : arrows) {
            svg.append(labels.place("in: " + arrow.id(), spots(arrow)));
        }
        for (Zone zone : places.zones()) {
            svg.append(labels.place(zone.id(), spots(zone)));
        }
        return svg.append("</svg>").toString();
    }

    /** From the middle of a line to where "in" is; the way there has length 1. */
    private record Arrow(
            String id, Spot start, Spot end, Spot middle, Spot tip, double inX, double inY) {}

    private Arrow arrow(Line line) {
        double x1 = line.start().x() * width;
        double y1 = line.start().y() * height;
        double x2 = line.end().x() * width;
        double y2 = line.end().y() * height;
        double length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
        // To the left of the way from start to end, as it is seen: y grows downwards.
        double inX = (y2 - y1) / length;
        double inY = -(x2 - x1) / length;
        Spot middle = new Spot((x1 + x2) / 2, (y1 + y2) / 2);
        Spot tip = new Spot(middle.x() + 1.6 * text * inX, middle.y() + 1.6 * text * inY);
        return new Arrow(line.id(), new Spot(x1, y1), new Spot(x2, y2), middle, tip, inX, inY);
    }

    private void draw(Arrow arrow) {
        segment(arrow.start(), arrow.end());
        segment(arrow.middle(), arrow.tip());
        double back = 0.5 * text;
        labels.keepFree(arrow.middle().x(), arrow.middle().y(), arrow.tip().x(), arrow.tip().y());
        for (double side : new double[] {-0.7, 0.7}) {
            Spot wing =
                    new Spot(
                            arrow.tip().x() - back * (arrow.inX() - side * arrow.inY()),
                            arrow.tip().y() - back * (arrow.inY() + side * arrow.inX()));
            segment(arrow.tip(), wing);
            labels.keepFree(arrow.tip().x(), arrow.tip().y(), wing.x(), wing.y());
        }
    }

    private void segment(Spot from, Spot to) {
        svg.append(Axis.line("place", from.x(), from.y(), to.x(), to.y()));
    }

    /** Before the arrow's tip, behind it, and along the line to either side. */
    private List<Spot> spots(Arrow arrow) {
        double wide = labels.wide("in: " + arrow.id());
        double half = Math.abs(arrow.inX()) * wide / 2 + Math.abs(arrow.inY()) * 0.6 * text;
        double away = half + 0.5 * text;
        List<Spot> spots = new ArrayList<>();
        spots.add(moved(arrow.tip(), arrow, away, 0));
        spots.add(moved(arrow.middle(), arrow, -away, 0));
        double along = Math.abs(arrow.inY()) * wide / 2 + Math.abs(arrow.inX()) * 0.6 * text + text;
        for (double side : new double[] {-1, 1, -2, 2}) {
            spots.add(moved(arrow.middle(), arrow, away, side * along));
            spots.add(moved(arrow.middle(), arrow, -away, side * along));
        }
        return spots;
    }

    private static Spot moved(Spot from, Arrow arrow, double in, double along) {
        return new Spot(
                from.x() + in * arrow.inX() - along * arrow.inY(),
                from.y() + in * arrow.inY() + along * arrow.inX());
    }

    /** In its middle, and above, below and beside that. */
    private List<Spot> spots(Zone zone) {
        double x = zone.corners().stream().mapToDouble(Point::x).average().orElse(0) * width;
        double y = zone.corners().stream().mapToDouble(Point::y).average().orElse(0) * height;
        double beside = labels.wide(zone.id()) + text;
        List<Spot> spots = new ArrayList<>();
        spots.add(new Spot(x, y));
        for (int step = 1; step <= 4; step++) {
            spots.add(new Spot(x, y + 0.7 * step * text));
            spots.add(new Spot(x, y - 0.7 * step * text));
            spots.add(new Spot(x + 0.5 * step * beside, y));
            spots.add(new Spot(x - 0.5 * step * beside, y));
        }
        return spots;
    }

    private String at(Point point) {
        return Decimal.of(point.x() * width) + "," + Decimal.of(point.y() * height);
    }
}
