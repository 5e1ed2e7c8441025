package io.vigil.anomaly.autoencoder;

/**
 * What a layer has learnt.
 *
 * @param weights of a convolution [to, from, 3, 3], of a dense layer [to, from], row by row; never
 *     changed
 * @param biases one for each output; never changed
 */
public record Parameters(float[] weights, float[] biases) {
    /**
     * @throws IllegalArgumentException if it is not of this layer's size, or not finite
     */
    void require(Layer.Learnt layer) {
        int expected = layer.to() * layer.from() * layer.kernel() * layer.kernel();
        if (weights.length != expected || biases.length != layer.to()) {
            throw new IllegalArgumentException(
                    "Layer %s needs %d weights and %d biases, but has %d and %d"
                            .formatted(
                                    layer.name(),
                                    expected,
                                    layer.to(),
                                    weights.length,
                                    biases.length));
        }
        requireFinite(layer, weights);
        requireFinite(layer, biases);
    }

    private static void requireFinite(Layer.Learnt layer, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(
                        "Layer %s has learnt %s: the training diverged; train with a lower rate or look for broken footage"
                                .formatted(layer.name(), value));
            }
        }
    }
}
