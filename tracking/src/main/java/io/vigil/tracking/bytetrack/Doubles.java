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
        double[] centres = null;
        boolean[] gone = null;
        for (int i = 0; i < outcome.size(); i++) {
            if (outcome.tracklet(i).status() != Status.LOST) {
                continue;
            }
            centres = centres == null ? centres(outcome) : centres;
            Box box = outcome.tracklet(i).motion().box();
            double x = box.centerX();
            // The centres of such boxes are less than a tenth of the width apart.
            double reach = box.width() / 10;
            for (int j = 0; j < centres.length; j++) {
                if (Math.abs(centres[j] - x) < reach && same(outcome, i, j, box)) {
                    gone = gone == null ? new boolean[outcome.size()] : gone;
                    gone[age(outcome.tracklet(i)) > age(outcome.tracklet(j)) ? j : i] = true;
                }
            }
        }
        if (gone != null) {
            end(gone, before, outcome);
        }
    }

    /** Side by side, because every lost track is compared with all of them. */
    private static double[] centres(Outcome outcome) {
        double[] centres = new double[outcome.size()];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = outcome.tracklet(i).motion().centerX();
        }
        return centres;
    }

    private static boolean same(Outcome outcome, int lost, int j, Box box) {
        Tracklet other = outcome.tracklet(j);
        return other.status() != Status.LOST
                && other.motion().box().iou(box) > SAME_OBJECT_IOU
                && other.label().equals(outcome.tracklet(lost).label());
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
