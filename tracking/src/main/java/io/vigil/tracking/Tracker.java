package io.vigil.tracking;

/**
 * Joins the detections of successive frames of one camera into tracks.
 *
 * <p>A tracker is a pure function: all it remembers is in {@link TrackerState}, so a caller may
 * checkpoint, replay or fork a history. Instances are immutable and safe for use by many threads.
 */
public interface Tracker {
    /**
     * @param before what the previous step returned, or {@link TrackerState#empty()}
     * @param frame boxes in pixels, scores in [0, 1], capture time in microseconds; may hold no
     *     detections, and frames may have been dropped before it
     * @return the new state, the tracks visible in this frame ordered by id, and those that ended
     *     with it
     * @throws StaleFrameException if {@code frame} is not later than {@code before}
     */
    TrackerStep step(TrackerState before, FrameDetections frame);
}
