package io.vigil.tracking;

/**
 * Track {@code from} turned out to be the same object as the older track {@code to}; counts are
 * corrected by it.
 */
public record TrackRenamed(
        String camera, long epoch, long sequence, long capturedAtMicros, long from, long to)
        implements TrackRecord {}
