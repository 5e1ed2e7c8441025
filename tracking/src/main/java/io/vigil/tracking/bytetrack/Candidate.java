package io.vigil.tracking.bytetrack;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.motion.MotionFilter;

/** A track on its way through one frame, and the detection that it is joined with. */
final class Candidate {
    final Tracklet before;

    /** Where it is expected. */
    final Box predicted;

    /** Null while it has none. */
    Detection joined;

    private final MotionFilter filter;

    /**
     * @param filter that has predicted the frame
     */
    Candidate(Tracklet before, MotionFilter filter) {
        this.before = before;
        this.filter = filter;
        predicted = filter.box();
    }

    boolean confirmed() {
        return before.status() != Status.TENTATIVE;
    }

    /** The track after the frame; to be called once. */
    Tracklet after(long micros) {
        if (joined == null) {
            return before.missed(filter.motion());
        }
        filter.update(joined.box(), joined.score());
        return before.seen(joined, micros, filter.motion(), true, 0);
    }
}
