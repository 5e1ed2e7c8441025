package io.vigil.tracking;

/**
 * Whatever the tracking of one camera says downstream, named by the frame at which it became known.
 */
public sealed interface TrackRecord
        permits Track, TrackEnded, TrackRenamed, LedgerUpdate, SourceEnded {
    String camera();

    long epoch();

    long sequence();

    long capturedAtMicros();
}
