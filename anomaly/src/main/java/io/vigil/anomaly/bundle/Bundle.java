package io.vigil.anomaly.bundle;

import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.kinematics.Kinematics;
import java.util.Objects;

/**
 * All that a camera has learnt.
 *
 * @param autoencoder an ONNX file; never changed
 */
public record Bundle(
        Provenance provenance,
        CropPlan plan,
        byte[] autoencoder,
        Kinematics kinematics,
        Calibration calibration) {
    public Bundle {
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(autoencoder, "autoencoder");
        Objects.requireNonNull(kinematics, "kinematics");
        Objects.requireNonNull(calibration, "calibration");
    }

    /**
     * @param width of the frames that are to be looked at, in pixels
     * @param height likewise
     * @throws BundleException if it is for frames of another size
     */
    public void requireInput(String camera, int width, int height) {
        if (width != provenance.width() || height != provenance.height()) {
            throw new BundleException(
                    "Camera %s: its frames are %dx%d, but the bundle was trained for camera %s on %dx%d; train one on this camera's own footage"
                            .formatted(
                                    camera,
                                    width,
                                    height,
                                    provenance.camera(),
                                    provenance.width(),
                                    provenance.height()));
        }
    }
}
