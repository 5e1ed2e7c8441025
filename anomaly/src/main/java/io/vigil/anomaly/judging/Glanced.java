package io.vigil.anomaly.judging;

import io.vigil.anomaly.Glance;
import io.vigil.tracking.Track;
import java.util.List;
import java.util.Objects;

/**
 * One frame that a bundle's models looked at.
 *
 * @param suspended whether the camera does not show what was learnt
 * @param glances of its objects; empty where there are none
 * @param tracks that are visible
 */
public record Glanced(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        boolean suspended,
        List<Glance> glances,
        List<Track> tracks) {
    public Glanced {
        Objects.requireNonNull(camera, "camera");
        glances = List.copyOf(glances);
        tracks = List.copyOf(tracks);
    }
}
