package io.vigil.operators.perceive;

import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.bundle.Bundle;
import io.vigil.ingest.Frame;

/**
 * As much of a camera's bundle as its frames are looked at with. Safe for use by many threads; two
 * are equal only where they are the same.
 */
final class CameraModel {
    private final Bundle bundle;
    private volatile boolean retired;

    CameraModel(Bundle bundle) {
        this.bundle = bundle;
    }

    CropPlan plan() {
        return bundle.plan();
    }

    byte[] autoencoder() {
        return bundle.autoencoder();
    }

    /**
     * @throws io.vigil.anomaly.bundle.BundleException if it is for frames of another size
     */
    void requireFit(Frame frame) {
        bundle.requireInput(frame.camera(), frame.width(), frame.height());
    }

    /** Frames that have come already may still be looked at with it. */
    void retire() {
        retired = true;
    }

    boolean retired() {
        return retired;
    }
}
