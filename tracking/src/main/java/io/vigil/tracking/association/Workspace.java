package io.vigil.tracking.association;

import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.motion.MotionFilter;
import io.vigil.tracking.motion.Passage;
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

    /**
     * Moves all tracks on to the frame by their motion alone; those that have not been seen for too
     * long end with it.
     */
    public void predict(TrackerState before, FrameDetections frame, long lostForMicros) {
        double seconds = Passage.between(before, frame).seconds();
        for (int i = 0; i < before.tracklets().size(); i++) {
            Tracklet tracklet = before.tracklets().get(i);
            long unseen = frame.capturedAtMicros() - tracklet.sightings().last().micros();
            if (unseen > lostForMicros) {
                outcome.end(tracklet);
                continue;
            }
            candidates.add(tracklet).predict(seconds);
            candidates.place();
        }
    }

    /** Intersection over union of a detection with where the track is expected, in [0, 1]. */
    public double iou(int candidate, int detection) {
        return boxes.index()
                .iou(
                        detection,
                        candidates.left(candidate),
                        candidates.top(candidate),
                        candidates.right(candidate),
                        candidates.bottom(candidate));
    }

    /** Joins the best pairs of those that the graph allows. */
    public void joinBest() {
        graph.search(boxes.size());
        for (int i = 0; i < candidates.size(); i++) {
            int detection = graph.columnOf(i);
            if (detection != CostGraph.NONE) {
                candidates.join(i, detection);
                boxes.take(detection);
            }
        }
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
