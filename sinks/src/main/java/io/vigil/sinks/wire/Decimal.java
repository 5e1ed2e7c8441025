package io.vigil.sinks.wire;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in text, one way only: at most four decimals, no exponent, no trailing zeros. */
public final class Decimal {
    private static final double SMALL = 0.001;

    private Decimal() {}

    public static String of(double value) {
        return plain(BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN));
    }

    /** The same, but of what is small, such as a p-value, the first two digits that count. */
    static String small(double value) {
        return Math.abs(value) < SMALL
                ? plain(BigDecimal.valueOf(value).round(new MathContext(2, RoundingMode.HALF_EVEN)))
                : of(value);
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
