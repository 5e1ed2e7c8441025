package io.vigil.ingest.memory;

import io.vigil.ingest.CameraConfig;

/**
 * What the memory of a scene computes.
 *
 * @param regions whether foreground regions are found
 * @param cameraMotion whether the camera may move, so that its motion is estimated
 */
public record MemoryConfig(boolean regions, boolean cameraMotion) {
    public static MemoryConfig of(CameraConfig camera) {
        return new MemoryConfig(camera.regions(), !camera.fixed());
    }
}
