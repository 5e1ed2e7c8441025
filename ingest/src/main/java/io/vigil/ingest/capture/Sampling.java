package io.vigil.ingest.capture;

/**
 * Keeps at most one image per step of a grid of capture time. The grid starts at the first image,
 * and each image belongs to the grid point nearest to it, so that a camera that already delivers at
 * the wanted rate loses nothing to jitter.
 *
 * @param intervalMicros distance of grid points; 0 keeps everything
 * @param anchorMicros capture time of grid point 0
 * @param point the grid point last taken, -1 before the first
 */
public record Sampling(long intervalMicros, long anchorMicros, long point) {
    /** Reason under which images between grid points are counted. */
    public static final String SAMPLED = "sampled";

    /**
     * @param framesPerSecond 0 keeps everything
     */
    public static Sampling at(double framesPerSecond) {
        return new Sampling(framesPerSecond > 0 ? Math.round(1e6 / framesPerSecond) : 0, 0, -1);
    }

    /** Whether to keep the image captured then; capture times must rise. */
    public boolean keeps(long capturedAtMicros) {
        return intervalMicros == 0 || point < 0 || pointOf(capturedAtMicros) > point;
    }

    /** The state after an image that was kept. */
    public Sampling kept(long capturedAtMicros) {
        if (intervalMicros == 0) {
            return this;
        }
        return point < 0
                ? new Sampling(intervalMicros, capturedAtMicros, 0)
                : new Sampling(intervalMicros, anchorMicros, pointOf(capturedAtMicros));
    }

    private long pointOf(long capturedAtMicros) {
        return Math.floorDiv(capturedAtMicros - anchorMicros + intervalMicros / 2, intervalMicros);
    }
}
