package io.vigil.tracking;

import java.util.List;

/**
 * A track that will not come back.
 *
 * @param sequence of the frame at which the tracker gave it up
 * @param id of the track
 * @param firstSeenMicros capture time of the first frame that showed it
 * @param lastSeenMicros capture time of the last frame that showed it
 * @param frames in how many frames it was visible
 * @param attributes what all the looks at it say, ordered by name; empty where there were none
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
        long frames,
        List<Trait> attributes)
        implements TrackRecord {
    public TrackEnded {
        attributes = List.copyOf(attributes);
    }

    /** One that no classifier has looked at. */
    public TrackEnded(
            String camera,
            long epoch,
            long sequence,
            long capturedAtMicros,
            long id,
            String label,
            long firstSeenMicros,
            long lastSeenMicros,
            long frames) {
        this(
                camera,
                epoch,
                sequence,
                capturedAtMicros,
                id,
                label,
                firstSeenMicros,
                lastSeenMicros,
                frames,
                List.of());
    }
}
