package io.vigil.tracking.vigil;

/**
 * A logarithm from the bits of a number: a tenth of the time of {@link Math#log}, and the same on
 * every machine. Its error is below 0.004; it rises with its argument and has no kinks.
 */
final class Logarithm {
    private static final double LN_2 = Math.log(2);
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final long ONE = 1023L << MANTISSA_BITS;

    // The cubic between 1 and 2 that has the logarithm's values and slopes at both ends.
    private static final double C1 = 1;
    private static final double C3 = 1.5 - 2 * LN_2;
    private static final double C2 = LN_2 - C1 - C3;

    private Logarithm() {}

    /**
     * About ln(1 + x).
     *
     * @param x at least 0
     */
    static double onePlus(double x) {
        long bits = Double.doubleToRawLongBits(1 + x);
        double t = Double.longBitsToDouble((bits & MANTISSA) | ONE) - 1;
        double powers = (bits >> MANTISSA_BITS) - 1023;
        return powers * LN_2 + t * (C1 + t * (C2 + t * C3));
    }
}
