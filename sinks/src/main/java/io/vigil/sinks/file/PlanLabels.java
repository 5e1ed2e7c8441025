package io.vigil.sinks.file;

import io.vigil.sinks.wire.Decimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Names on a plan, none of them on top of another or of an arrow, as far as there is room. Lengths
 * are pixels of the plan. Not for many threads.
 */
final class PlanLabels {
    /** About how wide a letter is, in heights of the text. */
    private static final double LETTER = 0.62;

    private final int width;
    private final int height;
    private final double size;
    private final List<Area> taken = new ArrayList<>();

    /** A middle that a name may have. */
    record Spot(double x, double y) {}

    private record Area(double left, double top, double right, double bottom) {
        double shared(Area other) {
            double wide = Math.min(right, other.right) - Math.max(left, other.left);
            double tall = Math.min(bottom, other.bottom) - Math.max(top, other.top);
            return wide > 0 && tall > 0 ? wide * tall : 0;
        }
    }

    /**
     * @param size height of the text
     */
    PlanLabels(int width, int height, double size) {
        this.width = width;
        this.height = height;
        this.size = size;
    }

    double wide(String words) {
        return LETTER * size * words.length();
    }

    /** No name may be where this is. */
    void keepFree(double x1, double y1, double x2, double y2) {
        double around = 0.15 * size;
        taken.add(
                new Area(
                        Math.min(x1, x2) - around,
                        Math.min(y1, y2) - around,
                        Math.max(x1, x2) + around,
                        Math.max(y1, y2) + around));
    }

    /**
     * The name as SVG, at the first spot that is free, or else at the freest.
     *
     * @param spots the best first; at least one
     */
    String place(String words, List<Spot> spots) {
        Spot best = spots.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Spot spot : spots) {
            Area area = area(inside(spot, words), words);
            double shared = taken.stream().mapToDouble(area::shared).sum();
            if (shared < least) {
                least = shared;
                best = spot;
            }
        }
        Spot at = inside(best, words);
        taken.add(area(at, words));
        return "<text x=\"%s\" y=\"%s\" font-size=\"%s\" stroke-width=\"%s\">%s</text>"
                .formatted(
                        Decimal.of(at.x()),
                        Decimal.of(at.y() + 0.35 * size),
                        Decimal.of(size),
                        Decimal.of(size / 5),
                        Html.escape(words));
    }

    private Spot inside(Spot spot, String words) {
        double halfWide = Math.min(width / 2.0, wide(words) / 2 + 4);
        double halfTall = Math.min(height / 2.0, 0.6 * size + 2);
        return new Spot(
                Math.max(halfWide, Math.min(width - halfWide, spot.x())),
                Math.max(halfTall, Math.min(height - halfTall, spot.y())));
    }

    private Area area(Spot middle, String words) {
        double halfWide = wide(words) / 2;
        return new Area(
                middle.x() - halfWide,
                middle.y() - 0.6 * size,
                middle.x() + halfWide,
                middle.y() + 0.6 * size);
    }
}
