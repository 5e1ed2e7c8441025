package io.vigil.tracking.association;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.function.IntFunction;

/**
 * Boxes laid out for search: those that can overlap a given box lie side by side, because they are
 * ordered by their left edge. Immutable.
 */
public final class BoxIndex {
    private static final int EDGES = 4;

    private final double[] edges;
    private final int size;
    private final double greatestWidth;

    /**
     * @param boxes ordered by left edge
     */
    public BoxIndex(Box[] boxes) {
        this(boxes.length, i -> boxes[i]);
    }

    /**
     * @param detections ordered by left edge
     */
    public BoxIndex(Detection[] detections) {
        this(detections.length, i -> detections[i].box());
    }

    private BoxIndex(int size, IntFunction<Box> boxes) {
        this.size = size;
        edges = new double[EDGES * size];
        double widest = 0;
        for (int i = 0; i < size; i++) {
            Box box = boxes.apply(i);
            edges[EDGES * i] = box.left();
            edges[EDGES * i + 1] = box.top();
            edges[EDGES * i + 2] = box.right();
            edges[EDGES * i + 3] = box.bottom();
            widest = Math.max(widest, box.width());
        }
        greatestWidth = widest;
    }

    /** The first that can overlap {@code box}. */
    public int first(Box box) {
        double least = box.left() - greatestWidth;
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges[EDGES * middle] < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether the one at {@code index}, and any after it, can overlap {@code box}. */
    public boolean reaches(int index, Box box) {
        return index < size && edges[EDGES * index] < box.right();
    }

    /** Intersection over union of the one at {@code index} with {@code box}, in [0, 1]. */
    public double iou(int index, Box box) {
        int at = EDGES * index;
        double left = edges[at];
        double top = edges[at + 1];
        double right = edges[at + 2];
        double bottom = edges[at + 3];
        double width = Math.min(right, box.right()) - Math.max(left, box.left());
        double height = Math.min(bottom, box.bottom()) - Math.max(top, box.top());
        if (!(width > 0 && height > 0)) {
            return 0;
        }
        double overlap = width * height;
        return overlap / ((right - left) * (bottom - top) + box.area() - overlap);
    }
}
