package io.vigil.tracking.counting;

import java.util.List;
import java.util.Objects;

/**
 * All that is remembered of a camera's open windows: what is settled, and what was heard of the
 * minute and a half after it.
 *
 * @param clockMicros content time of the last record; {@link Long#MIN_VALUE} before the first
 * @param seenMicros of the last frame, if the camera has seen since; {@link Long#MIN_VALUE} if not
 * @param shed frames shed so far by the camera; -1 before the first record
 * @param tracks ordered by id
 */
public record CountingState(
        long clockMicros,
        long seenMicros,
        long shed,
        Pending pending,
        List<KnownTrack> tracks,
        Settled settled) {
    static final long NEVER = Long.MIN_VALUE;

    public static final CountingState EMPTY =
            new CountingState(NEVER, NEVER, -1, Pending.NOTHING, List.of(), Settled.NOTHING);

    public CountingState {
        Objects.requireNonNull(pending, "pending");
        Objects.requireNonNull(settled, "settled");
        tracks = List.copyOf(tracks);
    }

    /** Events so far that are missing in a window that was already final when they were decided. */
    public long late() {
        return settled.late();
    }
}
