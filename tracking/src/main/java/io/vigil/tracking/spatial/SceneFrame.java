package io.vigil.tracking.spatial;

import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRenamed;
import java.util.List;
import java.util.Objects;

/**
 * What tracking says of one frame.
 *
 * @param width of the frame in pixels
 * @param height of the frame in pixels
 * @param looked whether the detector saw it; where it did not, an absent track says nothing
 * @param visible ordered by track id
 * @param ended tracks given up at this frame
 * @param renamed tracks that turned out to be older ones, to be applied before {@code visible}
 */
public record SceneFrame(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        int width,
        int height,
        boolean looked,
        List<Track> visible,
        List<TrackEnded> ended,
        List<TrackRenamed> renamed) {
    public SceneFrame {
        Objects.requireNonNull(camera, "camera");
        visible = List.copyOf(visible);
        ended = List.copyOf(ended);
        renamed = List.copyOf(renamed);
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "Camera %s: frame %d/%d needs a size, but had %d x %d"
                            .formatted(camera, epoch, sequence, width, height));
        }
    }
}
