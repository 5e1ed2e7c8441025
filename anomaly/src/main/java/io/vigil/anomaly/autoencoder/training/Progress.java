package io.vigil.anomaly.autoencoder.training;

/** Is told how a training goes. */
@FunctionalInterface
public interface Progress {
    /**
     * After each pass over the patches.
     *
     * @param stage what is being fitted, for people
     * @param epoch from 1
     * @param of most passes of this stage
     * @param heldOut mean squared error on the held-out patches, both networks' together
     */
    void passed(String stage, int epoch, int of, double heldOut);
}
