package io.vigil.tracking;

import java.util.List;

/**
 * All that a tracker remembers of one camera.
 *
 * @param nextId the id that the next track gets, from 1
 * @param clockMicros capture time of the last frame seen; {@link Long#MIN_VALUE} before the first
 * @param tracklets ordered by id
 */
public record TrackerState(long nextId, long clockMicros, List<Tracklet> tracklets) {
    private static final TrackerState EMPTY = new TrackerState(1, Long.MIN_VALUE, List.of());

    public TrackerState {
        tracklets = List.copyOf(tracklets);
    }

    /** The state before the first frame. */
    public static TrackerState empty() {
        return EMPTY;
    }
}
