package io.vigil.sinks.control;

import io.vigil.tracking.FrameLedger;
import java.util.SortedMap;

/**
 * What the live page says of one camera beside its picture; the shape of {@code /api/cameras}.
 *
 * @param status in words, as it was told last
 * @param framesPerSecond at which pictures have come in of late
 * @param visible tracks in the picture shown last
 * @param totals tracks seen since the page was opened, by class
 * @param ledger the account of its frames; null before the first
 * @param balanced whether the account leaves no frame out
 * @param boxesAfterMillis how long after a frame its boxes arrive, of late
 */
record CameraStatus(
        String camera,
        String status,
        double framesPerSecond,
        long epoch,
        long sequence,
        long capturedAtMicros,
        int visible,
        SortedMap<String, Long> totals,
        FrameLedger ledger,
        boolean balanced,
        Delay boxesAfterMillis) {

    /** Milliseconds; -1 where nothing has been measured. */
    record Delay(long p50, long p95) {}
}
