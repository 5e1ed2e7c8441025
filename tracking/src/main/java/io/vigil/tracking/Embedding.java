package io.vigil.tracking;

import java.util.Arrays;

/**
 * How an object looks, as a unit vector: the more alike two objects look, the greater the cosine
 * between their embeddings (Wojke et al., arXiv:1703.07402). Immutable.
 */
public final class Embedding {
    /** Of an object whose looks nobody has measured. It has no dimension and resembles nothing. */
    public static final Embedding NONE = new Embedding(new float[0]);

    private final float[] values;

    private Embedding(float[] values) {
        this.values = values;
    }

    /**
     * The direction of a model's output.
     *
     * @param raw of any length and any norm; empty for {@link #NONE}
     * @return {@link #NONE} too if the output has no direction: all zero, or not finite
     */
    public static Embedding of(float... raw) {
        double square = 0;
        for (float value : raw) {
            square += (double) value * value;
        }
        // A conjunction that NaN fails too.
        if (!(square > 0 && square < Double.POSITIVE_INFINITY)) {
            return NONE;
        }
        double scale = 1 / Math.sqrt(square);
        float[] unit = new float[raw.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (raw[i] * scale);
        }
        return new Embedding(unit);
    }

    /**
     * An embedding whose numbers were read from {@link #values}; they are taken as they are, so
     * that writing and reading changes no bit.
     */
    public static Embedding ofUnit(float... unit) {
        return unit.length == 0 ? NONE : new Embedding(unit.clone());
    }

    /** 0 for {@link #NONE}. */
    public int dimension() {
        return values.length;
    }

    public boolean isPresent() {
        return values.length > 0;
    }

    /** Whether both are present and of one length, as outputs of the same model are. */
    public boolean comparable(Embedding other) {
        return isPresent() && values.length == other.values.length;
    }

    /**
     * The cosine of the angle between the two, in [-1, 1].
     *
     * @throws IllegalArgumentException if they are not {@link #comparable}
     */
    public double cosine(Embedding other) {
        if (!comparable(other)) {
            throw incomparable(other);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * other.values[i];
        }
        return Math.max(-1, Math.min(1, sum));
    }

    /**
     * The direction between the two, where mean embeddings go.
     *
     * @param share of this one, in [0, 1]
     * @throws IllegalArgumentException if they are not {@link #comparable}
     */
    public Embedding blended(Embedding other, double share) {
        if (!comparable(other)) {
            throw incomparable(other);
        }
        double[] sum = new double[values.length];
        double square = 0;
        for (int i = 0; i < sum.length; i++) {
            sum[i] = share * values[i] + (1 - share) * other.values[i];
            square += sum[i] * sum[i];
        }
        if (!(square > 0)) {
            return other;
        }
        double scale = 1 / Math.sqrt(square);
        float[] unit = new float[sum.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (sum[i] * scale);
        }
        return new Embedding(unit);
    }

    /** One of {@link #values}. */
    public float value(int index) {
        return values[index];
    }

    private IllegalArgumentException incomparable(Embedding other) {
        return new IllegalArgumentException(
                "Embeddings need one length to be compared, but have %d and %d"
                        .formatted(values.length, other.values.length));
    }

    /** A copy. */
    public float[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Embedding[%d]".formatted(values.length);
    }
}
