package io.vigil.operators.health;

/**
 * The last look at a camera's picture; NaN stands for what is not known.
 *
 * @param atMicros capture time; {@link Long#MIN_VALUE} before the first
 * @param sharpnessShare of what is normal in this light
 * @param agreement with the learned view
 * @param shiftX off the learned view, as a share of the image's width
 * @param shiftY the same of the height
 */
public record Look(
        long atMicros,
        double brightness,
        double contrast,
        double sharpness,
        double sharpnessShare,
        double agreement,
        double shiftX,
        double shiftY) {
    public static final Look NONE = new Look(Long.MIN_VALUE, 0, 0, 0, Double.NaN, Double.NaN, 0, 0);
}
