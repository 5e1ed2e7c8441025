package io.vigil.deploy.bench;

import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.autoencoder.Layer;
import io.vigil.anomaly.autoencoder.Network;
import io.vigil.anomaly.autoencoder.OnnxFile;
import io.vigil.anomaly.autoencoder.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** An autoencoder that takes as long as a trained one and knows nothing. */
final class UntrainedNetwork {
    private UntrainedNetwork() {}

    static byte[] of(CropPlan plan) {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, Parameters> weights = new LinkedHashMap<>();
        for (Network network : new Network[] {Network.motion(plan), Network.prediction(plan)}) {
            for (Layer layer : network.layers()) {
                if (layer instanceof Layer.Learnt learnt) {
                    weights.put(learnt.name(), drawn(learnt, random));
                }
            }
        }
        return OnnxFile.of(plan, weights);
    }

    private static Parameters drawn(Layer.Learnt layer, SplittableRandom random) {
        int inputs = layer.from() * layer.kernel() * layer.kernel();
        float[] weights = new float[layer.to() * inputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() / Math.sqrt(inputs));
        }
        return new Parameters(weights, new float[layer.to()]);
    }
}
