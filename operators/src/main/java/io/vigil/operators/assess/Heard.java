package io.vigil.operators.assess;

import io.vigil.operators.CameraState;
import io.vigil.operators.Perceived;
import io.vigil.operators.TrackOutput;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;

/**
 * One record of a camera's log, and what tracking and the watch over the camera made of it.
 *
 * @param accepted whether tracking took it for a part of the camera's history
 * @param camera the state of tracking after it
 * @param tracked what tracking said of it
 * @param troubles kinds of the alerts about the camera itself that are open after it
 */
public record Heard(
        Perceived perceived,
        boolean accepted,
        CameraState camera,
        List<TrackOutput> tracked,
        SortedSet<String> troubles) {
    public Heard {
        Objects.requireNonNull(perceived, "perceived");
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(tracked, "tracked");
        Objects.requireNonNull(troubles, "troubles");
    }
}
