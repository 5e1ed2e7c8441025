package io.vigil.operators;

import io.vigil.ingest.ModelChange;

/**
 * What has been said of a camera's own models.
 *
 * @param heard version of the last change, which may have been refused
 * @param inForce the last that was not; one of no bundle where there was none
 */
public record CameraModels(long heard, ModelChange inForce) {
    public CameraModels {
        if (inForce.version() > heard) {
            throw new IllegalArgumentException(
                    "Camera %s: version %d of its models cannot be in force where %d is the last heard"
                            .formatted(inForce.camera(), inForce.version(), heard));
        }
    }

    /** Of which nothing has been said. */
    public static CameraModels none(String camera) {
        return new CameraModels(0, new ModelChange(camera, 0, -1, 0, 0, "", "", "", ""));
    }

    public CameraModels refused(ModelChange change) {
        return new CameraModels(change.version(), inForce);
    }

    public CameraModels accepted(ModelChange change) {
        return new CameraModels(change.version(), change);
    }

    public boolean hasBundle() {
        return !inForce.bundle().isEmpty();
    }
}
