package io.vigil.tracking.bytetrack;

import io.vigil.tracking.Box;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.association.Outcome;

/**
 * Finds seen and lost tracks that lie on the same object: the one with the longer history stays.
 */
final class Doubles {
    /** Boxes that overlap by more are the same object (the paper's code: a cost below 0.15). */
    private static final double SAME_OBJECT_IOU = 0.85;

    private Doubles() {}

    static void remove(TrackerState before, Outcome outcome) {
        boolean[] gone = null;
        for (int i = 0; i < outcome.size(); i++) {
            Tracklet lost = outcome.tracklet(i);
            if (lost.status() != Status.LOST) {
                continue;
            }
            Box box = lost.motion().box();
            // The centres of such boxes are less than a tenth of the width apart.
            double reach = box.width() / 10;
            for (int j = 0; j < outcome.size(); j++) {
                Tracklet seen = outcome.tracklet(j);
                if (Math.abs(seen.motion().centerX() - box.centerX()) < reach
                        && seen.status() != Status.LOST
                        && seen.motion().box().iou(box) > SAME_OBJECT_IOU
                        && seen.label().equals(lost.label())) {
                    gone = gone == null ? new boolean[outcome.size()] : gone;
                    gone[age(lost) > age(seen) ? j : i] = true;
                }
            }
        }
        if (gone != null) {
            end(gone, before, outcome);
        }
    }

    /** Those that only this frame began are not spoken of. */
    private static void end(boolean[] gone, TrackerState before, Outcome outcome) {
        int next = 0;
        for (Tracklet tracklet : before.tracklets()) {
            while (next < outcome.size() && outcome.tracklet(next).id() < tracklet.id()) {
                next++;
            }
            if (next < outcome.size()
                    && outcome.tracklet(next).id() == tracklet.id()
                    && gone[next]) {
                outcome.end(tracklet);
            }
        }
        outcome.remove(gone);
    }

    private static long age(Tracklet tracklet) {
        return tracklet.lastSeenMicros() - tracklet.firstSeenMicros();
    }
}
