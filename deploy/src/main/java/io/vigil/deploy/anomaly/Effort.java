package io.vigil.deploy.anomaly;

import io.vigil.anomaly.autoencoder.training.TrainingSettings;

/**
 * How much is looked at and learnt from at most, so that a day of footage takes no longer than an
 * hour.
 *
 * @param learns frames to learn from
 * @param calibrates frames to calibrate with
 * @param patches that the autoencoder is fitted to
 * @param keeps bytes of what calibrates that are kept while footage to learn from is gone through;
 *     where it is more, or this is 0, it is looked at in a second pass
 * @param settings of the fit
 */
record Effort(int learns, int calibrates, int patches, long keeps, TrainingSettings settings) {
    /** Frames of a calibration without training. */
    static final int CALIBRATION = 6000;

    /** All that gained anything on held-out normal footage. */
    static Effort fromZero(long seed) {
        return new Effort(3000, 4500, 10_000, 0, TrainingSettings.fromZero(seed));
    }

    /** Of a bundle that is there. */
    static Effort refresh(long seed) {
        return new Effort(600, 1000, 4000, 256L << 20, TrainingSettings.refresh(seed));
    }
}
