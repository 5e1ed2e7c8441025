package io.vigil.anomaly.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Things by where they are in the image, so that those near to a place are found without looking at
 * all of them. Of one step.
 *
 * @param <T> what is there
 */
final class Grid<T> {
    /** What is just as far apart as the reach, and a rounding error more, is still found. */
    private static final double ROUNDING = 1.001;

    private final double side;
    private final Moment now;
    // Only ever asked for one cell, so that its order does not matter.
    private final Map<Long, List<T>> cells = new HashMap<>();

    /**
     * @param reach in pixels: how far apart two may be to be near each other
     */
    Grid(double reach, Moment now) {
        this.side = reach * ROUNDING;
        this.now = now;
    }

    /**
     * Those in the same cell, to be added to.
     *
     * @param x as a share of the image's width
     * @param y of its height
     */
    List<T> at(double x, double y) {
        return cells.computeIfAbsent(cell(column(x), row(y)), cell -> new ArrayList<>());
    }

    /** Cell by cell, all that are within reach of the place and some that are not. */
    List<List<T>> around(double x, double y) {
        List<List<T>> near = new ArrayList<>(9);
        long column = column(x);
        long row = row(y);
        for (long right = -1; right <= 1; right++) {
            for (long down = -1; down <= 1; down++) {
                List<T> cell = cells.get(cell(column + right, row + down));
                if (cell != null) {
                    near.add(cell);
                }
            }
        }
        return near;
    }

    private long column(double x) {
        return cell(x * now.width());
    }

    private long row(double y) {
        return cell(y * now.height());
    }

    /** Without a size, as where no image is, all is in one place. */
    private long cell(double pixels) {
        return side > 0 ? (long) Math.floor(pixels / side) : 0;
    }

    private static long cell(long column, long row) {
        return (column << 32) + row;
    }
}
