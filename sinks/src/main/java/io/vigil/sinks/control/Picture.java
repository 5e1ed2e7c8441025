package io.vigil.sinks.control;

import io.vigil.tracking.Track;
import java.util.List;

/**
 * A frame as the page shows it.
 *
 * @param arrivedNanos on the page's own clock
 * @param tracks null as long as none are known
 */
record Picture(
        long epoch,
        long sequence,
        long capturedAtMicros,
        byte[] jpeg,
        int width,
        int height,
        long arrivedNanos,
        List<Track> tracks) {

    Picture with(List<Track> seen) {
        return new Picture(
                epoch, sequence, capturedAtMicros, jpeg, width, height, arrivedNanos, seen);
    }

    boolean isAfter(long otherEpoch, long otherSequence) {
        return epoch != otherEpoch ? epoch > otherEpoch : sequence > otherSequence;
    }
}
