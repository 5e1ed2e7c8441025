package io.vigil.tracking.association;

import io.vigil.tracking.Box;
import java.util.Arrays;

/**
 * Boxes laid out for search: those that can overlap a given box lie side by side, because they are
 * ordered by their left edge.
 */
public final class BoxIndex {
    private static final int EDGES = 4;

    private final Strips strips;
    private double[] edges;
    private int size;
    private double greatestWidth;

    /**
     * One without boxes.
     *
     * @param strips in which the boxes that are added have been placed by their left edge
     */
    BoxIndex(Strips strips) {
        this.strips = strips;
        edges = new double[EDGES * 32];
    }

    /**
     * @param boxes ordered by left edge
     */
    public BoxIndex(Box[] boxes) {
        strips = new Strips();
        edges = new double[EDGES * Math.max(1, boxes.length)];
        int last = boxes.length - 1;
        strips.divide(last < 0 ? 0 : boxes[0].left(), last < 0 ? 0 : boxes[last].left(), last + 1);
        for (Box box : boxes) {
            strips.count(box.left());
        }
        strips.sum();
        for (Box box : boxes) {
            strips.place(box.left());
            add(box);
        }
    }

    void clear() {
        size = 0;
        greatestWidth = 0;
    }

    /**
     * @param box not further left than the one before
     */
    void add(Box box) {
        int at = EDGES * size++;
        if (at == edges.length) {
            edges = Arrays.copyOf(edges, 2 * at);
        }
        edges[at] = box.left();
        edges[at + 1] = box.top();
        edges[at + 2] = box.right();
        edges[at + 3] = box.bottom();
        greatestWidth = Math.max(greatestWidth, box.right() - box.left());
    }

    /** The first that can overlap {@code box}. */
    public int first(Box box) {
        return first(box.left());
    }

    /** The first that can overlap a box with this left edge. */
    public int first(double left) {
        double least = left - greatestWidth;
        int first = strips.first(least);
        while (first < size && edges[EDGES * first] < least) {
            first++;
        }
        return first;
    }

    /** Whether the one at {@code index}, and any after it, can overlap {@code box}. */
    public boolean reaches(int index, Box box) {
        return reaches(index, box.right());
    }

    /**
     * Whether the one at {@code index}, and any after it, can overlap a box with this right edge.
     */
    public boolean reaches(int index, double right) {
        return index < size && edges[EDGES * index] < right;
    }

    /** Intersection over union of the one at {@code index} with {@code box}, in [0, 1]. */
    public double iou(int index, Box box) {
        return iou(index, box.left(), box.top(), box.right(), box.bottom());
    }

    /** Intersection over union of the one at {@code index} with the box of these edges. */
    public double iou(int index, double left, double top, double right, double bottom) {
        int at = EDGES * index;
        double itsLeft = edges[at];
        double itsTop = edges[at + 1];
        double itsRight = edges[at + 2];
        double itsBottom = edges[at + 3];
        // Those side by side here differ in height more often than not.
        double height = Math.min(itsBottom, bottom) - Math.max(itsTop, top);
        if (!(height > 0)) {
            return 0;
        }
        double width = Math.min(itsRight, right) - Math.max(itsLeft, left);
        if (!(width > 0)) {
            return 0;
        }
        double overlap = width * height;
        double area = (right - left) * (bottom - top);
        return overlap / ((itsRight - itsLeft) * (itsBottom - itsTop) + area - overlap);
    }
}
