package io.vigil.operators.perceive.onnx;

import java.io.Serializable;
import java.util.Objects;

/**
 * How a model runs.
 *
 * @param threads of one run on the CPU, from 1
 * @param provider where it runs
 * @param orCpu whether the CPU will do where the provider cannot be had, which is said in the log
 * @param batch images that may go in at once, from 1, where the graph lets them
 */
public record ModelOptions(int threads, Provider provider, boolean orCpu, int batch)
        implements Serializable {
    public ModelOptions {
        Objects.requireNonNull(provider, "provider");
        if (threads < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "Model needs at least one thread and a batch from 1, but had %d and %d"
                            .formatted(threads, batch));
        }
    }

    /** One image at a time, on the CPU. */
    public static ModelOptions cpu(int threads) {
        return new ModelOptions(threads, Provider.CPU, false, 1);
    }

    public ModelOptions withBatch(int images) {
        return new ModelOptions(threads, provider, orCpu, images);
    }
}
