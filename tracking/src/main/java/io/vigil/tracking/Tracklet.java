package io.vigil.tracking;

import io.vigil.tracking.appearance.Appearance;
import io.vigil.tracking.motion.Motion;
import java.util.List;
import java.util.Objects;

/**
 * What a tracker remembers of one track. Immutable; what a frame does not change is shared with the
 * state before.
 *
 * @param motion at the time of the tracker's clock
 * @param score of the last detection that was joined
 * @param previousScore of the one before it; the first at the beginning
 * @param firstSeenMicros capture time of the first frame that showed it
 * @param lastSeenMicros capture time of the last frame that showed it
 * @param frames in how many frames it was shown
 * @param sightings of detections, whether shown or not
 * @param appearance {@link Appearance#NONE} where embeddings are absent or not used
 * @param traits what classifiers said of the detections, whether shown or not
 */
public record Tracklet(
        long id,
        Status status,
        String label,
        Motion motion,
        double score,
        double previousScore,
        long firstSeenMicros,
        long lastSeenMicros,
        long frames,
        Sightings sightings,
        Appearance appearance,
        TraitVotes traits) {
    /** Where a track is in its life. */
    public enum Status {
        /** Never shown so far; whether it ever is, later frames decide. */
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
        Objects.requireNonNull(sightings, "sightings");
        Objects.requireNonNull(appearance, "appearance");
        Objects.requireNonNull(traits, "traits");
    }

    /**
     * A track that begins with a detection.
     *
     * @param shown whether it is shown at once
     */
    public static Tracklet born(
            long id, boolean shown, Detection detection, long micros, Motion motion) {
        return new Tracklet(
                id,
                shown ? Status.TRACKED : Status.TENTATIVE,
                detection.label(),
                motion,
                detection.score(),
                detection.score(),
                micros,
                micros,
                shown ? 1 : 0,
                Sightings.first(detection.box(), micros, motion),
                Appearance.NONE,
                TraitVotes.NONE.with(detection.attributes()));
    }

    /** Whether anybody downstream has been told of it. */
    public boolean shown() {
        return status != Status.TENTATIVE;
    }

    /**
     * After a frame that saw it.
     *
     * @param show whether the frame shows it
     * @param spacingMicros as {@link Sightings#with} takes it
     */
    public Tracklet seen(
            Detection detection, long micros, Motion after, boolean show, long spacingMicros) {
        return seen(detection, detection.box(), micros, after, show, spacingMicros);
    }

    /**
     * After a frame that saw it.
     *
     * @param place the detection's box in coordinates of the scene
     * @param show whether the frame shows it
     * @param spacingMicros as {@link Sightings#with} takes it
     */
    public Tracklet seen(
            Detection detection,
            Box place,
            long micros,
            Motion after,
            boolean show,
            long spacingMicros) {
        boolean showsNow = show || shown();
        return new Tracklet(
                id,
                showsNow ? Status.TRACKED : Status.TENTATIVE,
                label,
                after,
                detection.score(),
                score,
                shown() ? firstSeenMicros : micros,
                show || !shown() ? micros : lastSeenMicros,
                show ? frames + 1 : frames,
                sightings.with(place, micros, after, spacingMicros),
                appearance,
                traits.with(detection.attributes()));
    }

    /** After a frame that did not see it. */
    public Tracklet missed(Motion predicted) {
        return new Tracklet(
                id,
                shown() ? Status.LOST : Status.TENTATIVE,
                label,
                predicted,
                score,
                previousScore,
                firstSeenMicros,
                lastSeenMicros,
                frames,
                sightings.missed(),
                appearance,
                traits);
    }

    /** After a frame that did not see it, but shows it where it is expected. */
    public Tracklet bridged(Motion predicted, long micros) {
        return new Tracklet(
                id,
                Status.LOST,
                label,
                predicted,
                score,
                previousScore,
                firstSeenMicros,
                micros,
                frames + 1,
                sightings.missed(),
                appearance,
                traits);
    }

    public Tracklet withSightings(Sightings moved) {
        return new Tracklet(
                id,
                status,
                label,
                motion,
                score,
                previousScore,
                firstSeenMicros,
                lastSeenMicros,
                frames,
                moved,
                appearance,
                traits);
    }

    /**
     * The same object as an older track that was lost: this one's motion and sightings under the
     * older one's name, and the evidence of both for their traits.
     *
     * @param older not seen since this one began
     */
    public Tracklet continuing(Tracklet older, Appearance both) {
        return new Tracklet(
                older.id,
                status,
                label,
                motion,
                score,
                previousScore,
                older.firstSeenMicros,
                lastSeenMicros,
                older.frames + frames,
                sightings,
                both,
                older.traits.and(traits));
    }

    public Tracklet withAppearance(Appearance other) {
        return new Tracklet(
                id,
                status,
                label,
                motion,
                score,
                previousScore,
                firstSeenMicros,
                lastSeenMicros,
                frames,
                sightings,
                other,
                traits);
    }

    /**
     * What is said of it in a frame that shows it.
     *
     * @param box in pixels of the frame
     * @param confidence that it is seen there, in [0, 1]
     * @param keypoints of the detection joined; empty where there is none
     */
    public Track visible(
            FrameDetections frame, Box box, double confidence, List<Keypoint> keypoints) {
        return new Track(
                frame.camera(),
                frame.epoch(),
                frame.sequence(),
                frame.capturedAtMicros(),
                id,
                box,
                confidence,
                label,
                traits.leading(),
                keypoints);
    }

    /** What is said of it when it is over, at the frame. */
    public TrackEnded ended(FrameDetections frame) {
        return ended(frame.camera(), frame.epoch(), frame.sequence(), frame.capturedAtMicros());
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
                frames,
                traits.leading());
    }
}
