package io.vigil.anomaly.autoencoder.training;

import io.vigil.anomaly.autoencoder.Parameters;
import java.util.Map;

/**
 * What a training has come to.
 *
 * @param learnt by layer, of both networks
 * @param heldOut mean squared error on the held-out patches, both networks' together
 * @param epochs passes of the fit that counts
 * @param trimmed patches that were left out since they fitted worst
 */
public record Fitted(Map<String, Parameters> learnt, double heldOut, int epochs, int trimmed) {
    public Fitted {
        learnt = Map.copyOf(learnt);
    }
}
