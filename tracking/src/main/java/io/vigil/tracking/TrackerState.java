package io.vigil.tracking;

/**
 * All that a tracker remembers of one camera.
 *
 * @param nextId the id that the next track gets, from 1
 * @param clockMicros capture time of the last frame seen; {@link Long#MIN_VALUE} before the first
 */
public record TrackerState(long nextId, long clockMicros) {
    private static final TrackerState EMPTY = new TrackerState(1, Long.MIN_VALUE);

    /** The state before the first frame. */
    public static TrackerState empty() {
        return EMPTY;
    }
}
