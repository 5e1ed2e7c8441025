package io.vigil.sinks.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in text, one way only: at most four decimals, no exponent, no trailing zeros. */
public final class Decimal {
    private Decimal() {}

    public static String of(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
