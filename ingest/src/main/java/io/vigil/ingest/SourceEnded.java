package io.vigil.ingest;

import java.util.Map;
import java.util.TreeMap;

/**
 * The source will deliver nothing more.
 *
 * @param reason {@code end-of-file}, {@code stopped}, or an error in words without credentials
 * @param captured frames captured by this camera over all epochs
 * @param shed frames shed by this camera over all epochs, by reason
 */
public record SourceEnded(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        String reason,
        long captured,
        Map<String, Long> shed)
        implements CameraRecord {
    /** The reason of a recording that was read to its end. */
    public static final String END_OF_FILE = "end-of-file";

    /** The reason of a source that was stopped by request. */
    public static final String STOPPED = "stopped";

    public SourceEnded {
        shed = java.util.Collections.unmodifiableMap(new TreeMap<>(shed));
    }
}
