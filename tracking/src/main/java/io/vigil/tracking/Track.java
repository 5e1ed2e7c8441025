package io.vigil.tracking;

import java.util.List;
import java.util.Objects;

/**
 * One object visible in one frame.
 *
 * @param id unique per camera over all its epochs, from 1, never reused
 * @param box in pixels of the frame
 * @param score the confidence of the detection that was joined in this frame, in [0, 1]; 0 where
 *     there was none and the track is shown where it is expected, for a frame or two
 * @param label the class by name
 * @param attributes what the looks at it so far say, ordered by name; empty where there were none
 * @param keypoints its skeleton in this frame, in the order of the model; empty where nobody has
 *     looked for it in this frame
 */
public record Track(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        long id,
        Box box,
        double score,
        String label,
        List<Trait> attributes,
        List<Keypoint> keypoints)
        implements TrackRecord {
    public Track {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(label, "label");
        attributes = List.copyOf(attributes);
        keypoints = List.copyOf(keypoints);
    }

    /** One of which nothing more is known. */
    public Track(
            String camera,
            long epoch,
            long sequence,
            long capturedAtMicros,
            long id,
            Box box,
            double score,
            String label) {
        this(
                camera,
                epoch,
                sequence,
                capturedAtMicros,
                id,
                box,
                score,
                label,
                List.of(),
                List.of());
    }
}
