package io.vigil.tracking.bytetrack;

import io.vigil.tracking.TrackerState;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.association.Outcome;
import io.vigil.tracking.motion.Motion;

/**
 * Finds seen and lost tracks that lie on the same object: the one with the longer history stays.
 */
final class Doubles {
    /** Boxes that overlap by more are the same object (the paper's code: a cost below 0.15). */
    private static final double SAME_OBJECT_IOU = 0.85;

    /** The centres of such boxes are nearer to each other than this share of either's width. */
    private static final double MOST_APART = 0.1;

    private Doubles() {}

    static void remove(TrackerState before, Outcome outcome) {
        int[] lost = lostFromLeftToRight(outcome);
        if (lost.length == 0) {
            return;
        }
        double reach = 0;
        double[] centres = new double[lost.length];
        for (int k = 0; k < lost.length; k++) {
            Motion motion = outcome.tracklet(lost[k]).motion();
            centres[k] = motion.centerX();
            reach = Math.max(reach, MOST_APART * motion.width());
        }
        boolean[] gone = null;
        for (int j = 0; j < outcome.size(); j++) {
            Tracklet seen = outcome.tracklet(j);
            if (seen.status() == Status.LOST) {
                continue;
            }
            double x = seen.motion().centerX();
            int k = first(centres, x - reach);
            for (; k < lost.length && centres[k] <= x + reach; k++) {
                Tracklet other = outcome.tracklet(lost[k]);
                if (other.motion().box().iou(seen.motion().box()) > SAME_OBJECT_IOU
                        && other.label().equals(seen.label())) {
                    gone = gone == null ? new boolean[outcome.size()] : gone;
                    gone[age(other) > age(seen) ? j : lost[k]] = true;
                }
            }
        }
        if (gone != null) {
            end(gone, before, outcome);
        }
    }

    /** They are few. */
    private static int[] lostFromLeftToRight(Outcome outcome) {
        int count = 0;
        for (int i = 0; i < outcome.size(); i++) {
            count += outcome.tracklet(i).status() == Status.LOST ? 1 : 0;
        }
        int[] lost = new int[count];
        int next = 0;
        for (int i = 0; next < count; i++) {
            if (outcome.tracklet(i).status() == Status.LOST) {
                double x = outcome.tracklet(i).motion().centerX();
                int place = next++;
                while (place > 0 && outcome.tracklet(lost[place - 1]).motion().centerX() > x) {
                    lost[place] = lost[place - 1];
                    place--;
                }
                lost[place] = i;
            }
        }
        return lost;
    }

    /** The first that is not left of {@code x}. */
    private static int first(double[] centres, double x) {
        int low = 0;
        int high = centres.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (centres[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
