package io.vigil.tracking;

/**
 * The camera's source is finished and everything before it has been processed.
 *
 * @param reason why, such as {@code end-of-file}, {@code stopped} or an error in words
 * @param ledger the final account of its frames
 */
public record SourceEnded(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        String reason,
        FrameLedger ledger)
        implements TrackRecord {}
