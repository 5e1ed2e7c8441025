package io.vigil.anomaly.autoencoder;

/** One step of a network over images [patches, channels, side, side]. */
public sealed interface Layer {
    /** What negative values are multiplied with in a {@link Bend}. */
    float SLOPE = 0.1f;

    /** A layer with parameters; {@code name} is unique in its network. */
    sealed interface Learnt extends Layer {
        String name();

        int from();

        int to();
    }

    /**
     * 3 x 3, with one row of zeros around.
     *
     * @param stride 1, or 2 to halve the side
     */
    record Convolution(String name, int from, int to, int stride) implements Learnt {}

    /** Every output from every input, over flat patches. */
    record Dense(String name, int from, int to) implements Learnt {}

    /** Leaky rectifier: what is negative is multiplied with {@link #SLOPE}. */
    record Bend() implements Layer {}

    /**
     * Each pixel becomes 2 x 2: unlike a transposed convolution, every trainer and runtime has it.
     */
    record Enlarge() implements Layer {}

    /** From [patches, channels, side, side] to [patches, channels * side * side]. */
    record Flatten(int length) implements Layer {}

    /** And back. */
    record Unflatten(int channels, int side) implements Layer {}
}
