package io.vigil.tracking.bytetrack;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.motion.BoxFilter;
import io.vigil.tracking.motion.Motion;

/** A track on its way through one frame, and the detection that it is joined with. */
final class Candidate {
    final Tracklet before;

    /** Where it is expected. */
    final Box predicted;

    /** Null while it has none. */
    Detection joined;

    private final Passage passage;

    Candidate(Tracklet before, Passage passage) {
        this.before = before;
        this.passage = passage;
        predicted = expected().box();
    }

    boolean confirmed() {
        return before.status() != Status.TENTATIVE;
    }

    /** The track after the frame. */
    Tracklet after(FrameDetections frame) {
        // Computed again rather than kept, because short-lived objects of a loop's body cost
        // nothing.
        Motion expected = expected();
        if (joined == null) {
            return before.withMotion(expected).withStatus(Status.LOST);
        }
        long now = frame.capturedAtMicros();
        return new Tracklet(
                before.id(),
                Status.TRACKED,
                before.label(),
                BoxFilter.update(expected, joined.box()),
                joined.score(),
                confirmed() ? before.firstSeenMicros() : now,
                now,
                before.frames() + 1);
    }

    private Motion expected() {
        Motion motion = before.motion();
        if (before.status() == Status.LOST) {
            motion = BoxFilter.keepSize(motion);
        }
        Motion predicted = BoxFilter.predict(motion, passage.seconds());
        return passage.still() ? predicted : predicted.warp(passage.camera());
    }
}
