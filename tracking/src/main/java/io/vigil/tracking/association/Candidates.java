package io.vigil.tracking.association;

import io.vigil.tracking.Tracklet;
import io.vigil.tracking.motion.MotionFilter;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The tracks on their way through one frame: where each is expected, and the detection that it is
 * joined with. May be used again for another frame. Not safe for use by several threads.
 */
public final class Candidates {
    /** What {@link #joined} says of one without detection. */
    public static final int NONE = CostGraph.NONE;

    private static final int EDGES = 4;

    private final Supplier<? extends MotionFilter> filters;
    private Tracklet[] tracklets = new Tracklet[32];
    private MotionFilter[] filter = new MotionFilter[32];
    private double[] edges = new double[EDGES * 32];
    private int[] joined = new int[32];
    private int size;

    /**
     * @param filters of the tracker's motion model, with any content
     */
    public Candidates(Supplier<? extends MotionFilter> filters) {
        this.filters = filters;
    }

    /** Another frame begins. */
    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    /**
     * Adds a track.
     *
     * @return the filter with its motion, to be moved on to this frame; then call {@link #place}
     */
    public MotionFilter add(Tracklet tracklet) {
        if (size == tracklets.length) {
            tracklets = Arrays.copyOf(tracklets, 2 * size);
            filter = Arrays.copyOf(filter, 2 * size);
            edges = Arrays.copyOf(edges, 2 * edges.length);
            joined = Arrays.copyOf(joined, 2 * size);
        }
        if (filter[size] == null) {
            filter[size] = filters.get();
        }
        tracklets[size] = tracklet;
        joined[size] = NONE;
        filter[size].load(tracklet.motion());
        return filter[size++];
    }

    /** The track that was added last is expected where its filter is now. */
    public void place() {
        MotionFilter last = filter[size - 1];
        double halfWidth = last.width() / 2;
        double halfHeight = last.height() / 2;
        int at = EDGES * (size - 1);
        edges[at] = last.centerX() - halfWidth;
        edges[at + 1] = last.centerY() - halfHeight;
        edges[at + 2] = last.centerX() + halfWidth;
        edges[at + 3] = last.centerY() + halfHeight;
    }

    /** As it was before the frame. */
    public Tracklet tracklet(int i) {
        return tracklets[i];
    }

    /** At this frame, before the detection is taken into account. */
    public MotionFilter filter(int i) {
        return filter[i];
    }

    /** Of the box where it is expected, in pixels. */
    public double left(int i) {
        return edges[EDGES * i];
    }

    /** Of the box where it is expected, in pixels. */
    public double top(int i) {
        return edges[EDGES * i + 1];
    }

    /** Of the box where it is expected, in pixels. */
    public double right(int i) {
        return edges[EDGES * i + 2];
    }

    /** Of the box where it is expected, in pixels. */
    public double bottom(int i) {
        return edges[EDGES * i + 3];
    }

    /** The number of its detection, or {@link #NONE}. */
    public int joined(int i) {
        return joined[i];
    }

    public boolean isFree(int i) {
        return joined[i] == NONE;
    }

    public void join(int i, int detection) {
        joined[i] = detection;
    }
}
