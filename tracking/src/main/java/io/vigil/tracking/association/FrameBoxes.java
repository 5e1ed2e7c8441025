package io.vigil.tracking.association;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The usable detections of one frame, in an order of their own, and which of them have found their
 * track. Not safe for use by several threads.
 */
public final class FrameBoxes {
    /**
     * Of more only the surest are used: no detector's output is that crowded, and a broken one must
     * not hold up its camera.
     */
    public static final int MOST = 1000;

    /** A total order, so that the order in which a detector lists its boxes changes nothing. */
    private static final Comparator<Detection> ORDER = FrameBoxes::compare;

    /** In pixels; no image is wider. */
    private static final double FAR = 1e6;

    private final Detection[] detections;
    private final boolean[] taken;
    private final BoxIndex index;

    /**
     * @param leastScore detections of a score at or below it are left out
     */
    public FrameBoxes(List<Detection> all, double leastScore) {
        Detection[] usable = new Detection[all.size()];
        int count = 0;
        for (Detection detection : all) {
            if (detection.score() > leastScore && measurable(detection.box())) {
                usable[count++] = detection;
            }
        }
        if (count > MOST) {
            Arrays.sort(
                    usable,
                    0,
                    count,
                    Comparator.comparingDouble(Detection::score).reversed().thenComparing(ORDER));
            count = MOST;
        }
        detections = count == usable.length ? usable : Arrays.copyOf(usable, count);
        Arrays.sort(detections, ORDER);
        taken = new boolean[count];
        index = new BoxIndex(detections);
    }

    public int size() {
        return detections.length;
    }

    /** Ordered by left edge. */
    public Detection get(int i) {
        return detections[i];
    }

    public boolean taken(int i) {
        return taken[i];
    }

    /** It has found its track. */
    public Detection take(int i) {
        taken[i] = true;
        return detections[i];
    }

    /** Their boxes. */
    public BoxIndex index() {
        return index;
    }

    private static int compare(Detection a, Detection b) {
        int order = Double.compare(a.box().left(), b.box().left());
        if (order == 0) {
            order = Double.compare(a.box().top(), b.box().top());
        }
        if (order == 0) {
            order = Double.compare(a.box().right(), b.box().right());
        }
        if (order == 0) {
            order = Double.compare(a.box().bottom(), b.box().bottom());
        }
        if (order == 0) {
            order = Double.compare(a.score(), b.score());
        }
        return order == 0 ? a.label().compareTo(b.label()) : order;
    }

    /** Coordinates whose squares would overflow, or sizes that vanish in rounding, are no boxes. */
    private static boolean measurable(Box box) {
        return Math.abs(box.left()) < FAR
                && Math.abs(box.top()) < FAR
                && box.right() < FAR
                && box.bottom() < FAR
                && box.width() > 1 / FAR
                && box.height() > 1 / FAR;
    }
}
