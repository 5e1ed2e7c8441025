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

        /** Side of its kernel, in pixels. */
        default int kernel() {
            return 3;
        }
    }

    /** 3 x 3, with one row of zeros around, at every other pixel: the side is halved. */
    record Convolution(String name, int from, int to) implements Learnt {}

    /** Every output from every input, over flat patches. */
    record Dense(String name, int from, int to) implements Learnt {
        @Override
        public int kernel() {
            return 1;
        }
    }

    /** Leaky rectifier: what is negative is multiplied with {@link #SLOPE}. */
    record Bend() implements Layer {}

    /**
     * Each pixel becomes 2 x 2, and a convolution of 3 x 3 goes over them.
     *
     * @param side before
     */
    record Enlargement(String name, int from, int to, int side) implements Learnt {}

    /** From [patches, channels, side, side] to [patches, channels * side * side]. */
    record Flatten(int length) implements Layer {}

    /** And back. */
    record Unflatten(int channels, int side) implements Layer {}
}
