package io.vigil.tracking.association;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The usable detections of one frame, in an order of their own, and which of them have found their
 * track. May be loaded again for another frame. Not safe for use by several threads.
 */
public final class FrameBoxes {
    /**
     * Of more only the surest are used: no detector's output is that crowded, and a broken one must
     * not hold up its camera.
     */
    public static final int MOST = 1000;

    /** A total order, so that the order in which a detector lists its boxes changes nothing. */
    private static final Comparator<Detection> ORDER = FrameBoxes::compare;

    private static final Comparator<Detection> SUREST =
            Comparator.comparingDouble(Detection::score).reversed().thenComparing(ORDER);

    /** In pixels; no image is wider. */
    private static final double FAR = 1e6;

    private Detection[] unordered = new Detection[0];
    private Detection[] detections = new Detection[0];
    private double[] scores = new double[0];
    private boolean[] taken = new boolean[0];
    private int size;
    private final Strips strips = new Strips();
    private final BoxIndex index = new BoxIndex(strips);

    /** None so far. */
    public FrameBoxes() {}

    /**
     * @param leastScore detections of a score at or below it are left out
     */
    public FrameBoxes(List<Detection> all, double leastScore) {
        load(all, leastScore);
    }

    /**
     * Takes another frame's detections in place of those it has.
     *
     * @param leastScore detections of a score at or below it are left out
     */
    public void load(List<Detection> all, double leastScore) {
        makeRoom(all.size());
        size = 0;
        for (int i = 0; i < all.size(); i++) {
            Detection detection = all.get(i);
            if (detection.score() > leastScore && measurable(detection.box())) {
                unordered[size++] = detection;
            }
        }
        if (size > MOST) {
            Arrays.sort(unordered, 0, size, SUREST);
            size = MOST;
        }
        sort();
        index.clear();
        for (int i = 0; i < size; i++) {
            scores[i] = detections[i].score();
            taken[i] = false;
            index.add(detections[i].box());
        }
    }

    private void makeRoom(int count) {
        if (unordered.length < count) {
            int room = Math.max(32, 2 * count);
            unordered = new Detection[room];
            detections = new Detection[room];
            scores = new double[room];
            taken = new boolean[room];
        }
    }

    private void sort() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            double left = unordered[i].box().left();
            least = Math.min(least, left);
            greatest = Math.max(greatest, left);
        }
        strips.divide(least, greatest, size);
        for (int i = 0; i < size; i++) {
            strips.count(unordered[i].box().left());
        }
        strips.sum();
        for (int i = size - 1; i >= 0; i--) {
            detections[strips.place(unordered[i].box().left())] = unordered[i];
        }
        // Only those of one strip can be out of order.
        for (int i = 1; i < size; i++) {
            Detection detection = detections[i];
            int place = i;
            while (place > 0 && compare(detections[place - 1], detection) > 0) {
                detections[place] = detections[place - 1];
                place--;
            }
            detections[place] = detection;
        }
    }

    public int size() {
        return size;
    }

    /** Ordered by left edge. */
    public Detection get(int i) {
        return detections[i];
    }

    /** Of the detection, in [0, 1]. */
    public double score(int i) {
        return scores[i];
    }

    public boolean taken(int i) {
        return taken[i];
    }

    /** It has found its track. */
    public Detection take(int i) {
        taken[i] = true;
        return detections[i];
    }

    /** Their boxes; valid until others are loaded. */
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
