package io.vigil.tracking.bytetrack;

import io.vigil.tracking.Box;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.association.BoxIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds seen and lost tracks that lie on the same object: the one with the longer history stays.
 */
final class Doubles {
    /** Boxes that overlap by more are the same object (the paper's code: a cost below 0.15). */
    private static final double SAME_OBJECT_IOU = 0.85;

    private Doubles() {}

    private record Placed(Tracklet tracklet, Box box) {}

    /** The ids of those that go. */
    static Set<Long> among(List<Tracklet> tracklets) {
        List<Placed> lost = with(Status.LOST, tracklets);
        if (lost.isEmpty()) {
            return Set.of();
        }
        List<Placed> seen = with(Status.TRACKED, tracklets);
        seen.sort(Comparator.comparingDouble(placed -> placed.box().left()));
        Box[] boxes = new Box[seen.size()];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = seen.get(i).box();
        }
        BoxIndex index = new BoxIndex(boxes);
        Set<Long> gone = new HashSet<>();
        for (Placed away : lost) {
            for (int i = index.first(away.box()); index.reaches(i, away.box()); i++) {
                Tracklet here = seen.get(i).tracklet();
                if (index.iou(i, away.box()) > SAME_OBJECT_IOU
                        && here.label().equals(away.tracklet().label())) {
                    boolean lostIsOlder = age(away.tracklet()) > age(here);
                    gone.add(lostIsOlder ? here.id() : away.tracklet().id());
                }
            }
        }
        return gone;
    }

    private static long age(Tracklet tracklet) {
        return tracklet.lastSeenMicros() - tracklet.firstSeenMicros();
    }

    private static List<Placed> with(Status status, List<Tracklet> tracklets) {
        List<Placed> found = new ArrayList<>();
        for (Tracklet tracklet : tracklets) {
            if (tracklet.status() == status) {
                found.add(new Placed(tracklet, tracklet.motion().box()));
            }
        }
        return found;
    }
}
