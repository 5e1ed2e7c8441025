package io.vigil.anomaly.autoencoder.training;

import io.vigil.anomaly.autoencoder.Layer;
import io.vigil.anomaly.autoencoder.Network;
import io.vigil.anomaly.autoencoder.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Weights to start from, which keep the signal's size from layer to layer (He et al. 2015). */
final class FirstWeights {
    private FirstWeights() {}

    static Map<String, Parameters> of(Network network, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Parameters> all = new LinkedHashMap<>();
        for (Layer layer : network.layers()) {
            if (layer instanceof Layer.Learnt learnt) {
                int inputs = learnt.from() * learnt.kernel() * learnt.kernel();
                // No bend between the two dense layers and after the last: 1 would do there.
                double deviation = StrictMath.sqrt(2.0 / (1 + Layer.SLOPE * Layer.SLOPE) / inputs);
                float[] weights = new float[learnt.to() * inputs];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = (float) (deviation * random.nextGaussian());
                }
                all.put(learnt.name(), new Parameters(weights, new float[learnt.to()]));
            }
        }
        return all;
    }
}
