package io.vigil.tracking.association;

import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.motion.MotionFilter;
import java.util.function.Supplier;

/**
 * Room in which a tracker works through one frame. It is kept from frame to frame only to spare the
 * garbage: {@link #begin} forgets all that it held. Not safe for use by several threads.
 */
public final class Workspace {
    private final FrameBoxes boxes = new FrameBoxes();
    private final Candidates candidates;
    private final CostGraph graph = new CostGraph();
    private final Outcome outcome = new Outcome();

    private Workspace(Supplier<? extends MotionFilter> filters) {
        candidates = new Candidates(filters);
    }

    /**
     * One for each thread.
     *
     * @param filters of the tracker's motion model, with any content
     */
    public static ThreadLocal<Workspace> perThread(Supplier<? extends MotionFilter> filters) {
        return ThreadLocal.withInitial(() -> new Workspace(filters));
    }

    /**
     * A frame begins.
     *
     * @param leastScore detections of a score at or below it are left out
     */
    public void begin(TrackerState before, FrameDetections frame, double leastScore) {
        boxes.load(frame.detections(), leastScore);
        candidates.clear();
        outcome.begin(before, frame);
    }

    public FrameBoxes boxes() {
        return boxes;
    }

    public Candidates candidates() {
        return candidates;
    }

    public CostGraph graph() {
        return graph;
    }

    public Outcome outcome() {
        return outcome;
    }
}
