package io.vigil.ingest.capture;

/**
 * How much a recording says that it holds; it may be wrong.
 *
 * @param frames 0 where it does not say
 * @param micros likewise
 */
public record SourceLength(long frames, long micros) {
    public static final SourceLength UNKNOWN = new SourceLength(0, 0);

    public SourceLength {
        if (frames < 0 || micros < 0) {
            throw new IllegalArgumentException(
                    "SourceLength needs 0 or more frames and microseconds, but had %d and %d"
                            .formatted(frames, micros));
        }
    }
}
