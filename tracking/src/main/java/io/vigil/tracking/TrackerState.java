package io.vigil.tracking;

import java.util.List;

/**
 * All that a tracker remembers of one camera.
 *
 * @param nextId the id that the next track gets, from 1
 * @param clockMicros capture time of the last frame seen; {@link Long#MIN_VALUE} before the first
 * @param frames how many frames it has seen
 * @param tracklets ordered by id
 */
public record TrackerState(long nextId, long clockMicros, long frames, List<Tracklet> tracklets) {
    private static final TrackerState EMPTY = new TrackerState(1, Long.MIN_VALUE, 0, List.of());

    public TrackerState {
        tracklets = List.copyOf(tracklets);
    }

    /** The state before the first frame. */
    public static TrackerState empty() {
        return EMPTY;
    }

    /**
     * @throws StaleFrameException if {@code frame} is not later than what has been seen
     */
    public void check(FrameDetections frame) {
        if (frame.capturedAtMicros() <= clockMicros) {
            throw new StaleFrameException(frame, clockMicros);
        }
    }

    /** After a frame. */
    public TrackerState after(FrameDetections frame, long next, List<Tracklet> now) {
        return new TrackerState(next, frame.capturedAtMicros(), frames + 1, now);
    }

    /** When all that it follows is over. */
    public TrackerState withoutTracklets() {
        return new TrackerState(nextId, clockMicros, frames, List.of());
    }
}
