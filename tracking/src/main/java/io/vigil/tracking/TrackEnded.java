package io.vigil.tracking;

/**
 * A track that will not come back.
 *
 * @param sequence of the frame at which the tracker gave it up
 * @param id of the track
 * @param firstSeenMicros capture time of the first frame that showed it
 * @param lastSeenMicros capture time of the last frame that showed it
 * @param frames in how many frames it was visible
 */
public record TrackEnded(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        long id,
        String label,
        long firstSeenMicros,
        long lastSeenMicros,
        long frames)
        implements TrackRecord {}
