package io.vigil.tracking;

import io.vigil.tracking.motion.Motion;
import java.util.Objects;

/**
 * What a tracker remembers of one track.
 *
 * @param motion at the time of the tracker's clock
 * @param score of the last detection that was joined
 * @param firstSeenMicros capture time of the first frame that showed it
 * @param lastSeenMicros capture time of the last frame that showed it
 * @param frames in how many frames it was shown
 */
public record Tracklet(
        long id,
        Status status,
        String label,
        Motion motion,
        double score,
        long firstSeenMicros,
        long lastSeenMicros,
        long frames) {
    /** Where a track is in its life. */
    public enum Status {
        /** Seen once; shown when it is seen again at once, forgotten when not. */
        TENTATIVE,
        /** Seen in the last frame. */
        TRACKED,
        /** Not seen in the last frame; may come back. */
        LOST
    }

    public Tracklet {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(motion, "motion");
    }

    /** Whether anybody downstream has been told of it. */
    public boolean shown() {
        return status != Status.TENTATIVE;
    }

    public Tracklet withMotion(Motion moved) {
        return new Tracklet(
                id, status, label, moved, score, firstSeenMicros, lastSeenMicros, frames);
    }

    public Tracklet withStatus(Status other) {
        return new Tracklet(
                id, other, label, motion, score, firstSeenMicros, lastSeenMicros, frames);
    }

    /** What is said of it when it is over, at the frame named. */
    public TrackEnded ended(String camera, long epoch, long sequence, long capturedAtMicros) {
        return new TrackEnded(
                camera,
                epoch,
                sequence,
                capturedAtMicros,
                id,
                label,
                firstSeenMicros,
                lastSeenMicros,
                frames);
    }
}
