package io.vigil.anomaly.judging;

import io.vigil.anomaly.scoring.Surprise;
import io.vigil.tracking.Track;
import java.util.List;

/** Whose track it is that lies over something unusual. */
public final class CoveringTrack {
    /** Less overlap, and the track is of something else. */
    private static final double LEAST_IOU = 0.5;

    private CoveringTrack() {}

    /**
     * The first of those that lie over it the most; 0 where none does.
     *
     * @param tracks visible in the same frame
     */
    public static long of(Surprise most, List<Track> tracks) {
        long best = 0;
        double overlap = LEAST_IOU;
        for (Track track : tracks) {
            double iou = track.box().iou(most.glance().box());
            if (iou > overlap) {
                best = track.id();
                overlap = iou;
            }
        }
        return best;
    }
}
