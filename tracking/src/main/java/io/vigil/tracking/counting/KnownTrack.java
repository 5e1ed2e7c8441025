package io.vigil.tracking.counting;

import java.util.List;

/**
 * A track of which something was counted, as long as it may turn out that it should not have been.
 *
 * @param seenMicros when it was last seen, to a few seconds
 * @param staff whether it is not to be counted
 * @param counted what was, the latest last
 */
public record KnownTrack(long id, long seenMicros, boolean staff, List<Occurrence> counted) {
    /** Of more, the first are taken for granted. */
    static final int MOST_COUNTED = 64;

    public KnownTrack {
        counted = List.copyOf(counted);
    }

    KnownTrack seen(long micros) {
        return new KnownTrack(id, Math.max(seenMicros, micros), staff, counted);
    }

    KnownTrack asStaff() {
        return new KnownTrack(id, seenMicros, true, List.of());
    }

    KnownTrack with(List<Occurrence> other) {
        int first = Math.max(0, other.size() - MOST_COUNTED);
        return new KnownTrack(id, seenMicros, staff, other.subList(first, other.size()));
    }
}
