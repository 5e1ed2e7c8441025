package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.ModelOptions;
import io.vigil.operators.perceive.onnx.Provider;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * Where inference runs, and how it is spread.
 *
 * @param workers batches that are inferred side by side in one subtask, from 1
 * @param threads of one inference on the CPU, from 1
 * @param provider where models run
 * @param orCpu whether the CPU will do where the provider cannot be had
 * @param batch frames that go into a model at once at most, where its graph lets them; 0 for what
 *     suits the provider: one on the CPU, which gains nothing by more, {@value #GPU_BATCH} on a GPU
 * @param batchWait for how long a batch that is not full waits for frames, from 0 to a second
 */
public record Execution(
        int workers, int threads, Provider provider, boolean orCpu, int batch, Duration batchWait)
        implements Serializable {
    public static final int MOST_BATCH = 256;

    private static final int GPU_BATCH = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** One frame at a time on one thread of the CPU. */
    public static final Execution DEFAULT =
            new Execution(1, 1, Provider.CPU, false, 0, Duration.ofMillis(5));

    public Execution {
        Objects.requireNonNull(provider, "provider");
        if (workers < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "Detector needs at least one worker and one thread, but had %d and %d"
                            .formatted(workers, threads));
        }
        if (batch < 0 || batch > MOST_BATCH) {
            throw new IllegalArgumentException(
                    "Detector needs a batch from 0 to %d, but had %d".formatted(MOST_BATCH, batch));
        }
        if (batchWait.isNegative() || batchWait.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "Detector needs a wait for a batch from 0 to %s, but had %s"
                            .formatted(LONGEST_WAIT, batchWait));
        }
    }

    public Execution withWorkers(int side) {
        return new Execution(side, threads, provider, orCpu, batch, batchWait);
    }

    public Execution withThreads(int each) {
        return new Execution(workers, each, provider, orCpu, batch, batchWait);
    }

    public Execution withBatch(int frames) {
        return new Execution(workers, threads, provider, orCpu, frames, batchWait);
    }

    /** The same where nothing but the provider will do. */
    public Execution strictly() {
        return new Execution(workers, threads, provider, false, batch, batchWait);
    }

    /** How one worker's model runs. */
    ModelOptions model() {
        int frames = batch > 0 ? batch : provider == Provider.CPU ? 1 : GPU_BATCH;
        return new ModelOptions(threads, provider, orCpu, frames);
    }
}
