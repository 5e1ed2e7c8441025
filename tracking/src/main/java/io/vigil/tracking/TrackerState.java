package io.vigil.tracking;

import java.util.List;
import java.util.Objects;

/**
 * All that a tracker remembers of one camera.
 *
 * @param nextId the id that the next track gets, from 1
 * @param clockMicros capture time of the last frame seen; {@link Long#MIN_VALUE} before the first
 * @param frames how many frames it has seen
 * @param scene from where the tracklets' sightings are kept to the pixels of the last frame; {@link
 *     Affine#IDENTITY} where the camera stands, or the tracker does not follow it
 * @param tracklets ordered by id
 */
public record TrackerState(
        long nextId, long clockMicros, long frames, Affine scene, List<Tracklet> tracklets) {
    private static final TrackerState EMPTY =
            new TrackerState(1, Long.MIN_VALUE, 0, Affine.IDENTITY, List.of());

    public TrackerState {
        Objects.requireNonNull(scene, "scene");
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
    public TrackerState after(
            FrameDetections frame, long next, Affine sceneNow, List<Tracklet> now) {
        return new TrackerState(next, frame.capturedAtMicros(), frames + 1, sceneNow, now);
    }

    /** When all that it follows is over. */
    public TrackerState withoutTracklets() {
        return new TrackerState(nextId, clockMicros, frames, scene, List.of());
    }
}
