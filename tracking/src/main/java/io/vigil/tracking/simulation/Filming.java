package io.vigil.tracking.simulation;

import java.util.Optional;

/**
 * How a scene is filmed.
 *
 * @param path of the camera, or empty where a fixed one sees all of the scene
 * @param shutterSeconds for how long it gathers light for one image
 */
record Filming(Optional<CameraPath> path, double shutterSeconds) {
    static final Filming OF_ALL = new Filming(Optional.empty(), 0);

    Filming {
        if (!(shutterSeconds >= 0 && shutterSeconds <= 1)) {
            throw new IllegalArgumentException(
                    "Camera needs a shutter time of 0 to 1 second, but had " + shutterSeconds);
        }
    }
}
