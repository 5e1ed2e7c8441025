package io.vigil.ingest;

/**
 * What the clock makes of one frame.
 *
 * @param capturedAtMicros microseconds since 1970, later than every reading before
 * @param skewMicros the source's time, laid on the wall clock at the epoch's start, less arrival;
 *     positive where the source is ahead, 0 for files and where the source gives no time
 * @param newEpoch whether the source has restarted and this frame is the first since; a live
 *     camera's very first frame too; never for files
 * @param state for the next reading
 */
public record ClockReading(
        long capturedAtMicros,
        ClockQuality quality,
        long skewMicros,
        boolean newEpoch,
        ClockState state) {}
