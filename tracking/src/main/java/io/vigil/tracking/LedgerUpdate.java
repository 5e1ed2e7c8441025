package io.vigil.tracking;

/** The account of a camera's frames so far; said about once a second of content time. */
public record LedgerUpdate(
        String camera, long epoch, long sequence, long capturedAtMicros, FrameLedger ledger)
        implements TrackRecord {}
