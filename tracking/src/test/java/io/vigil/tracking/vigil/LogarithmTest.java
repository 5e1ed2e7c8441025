package io.vigil.tracking.vigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LogarithmTest {
    @Property(tries = 5000)
    void isNearTheTrueOne(@ForAll @DoubleRange(min = 0, max = 1e12) double x) {
        assertThat(Logarithm.onePlus(x)).isCloseTo(Math.log1p(x), within(0.004));
    }

    @Property(tries = 5000)
    void isNearTheTrueOneAtEveryScale(@ForAll @DoubleRange(min = -40, max = 40) double power) {
        double x = Math.pow(2, power);
        assertThat(Logarithm.onePlus(x)).isCloseTo(Math.log1p(x), within(0.004));
    }

    @Property(tries = 5000)
    void rises(
            @ForAll @DoubleRange(min = -20, max = 40) double power,
            @ForAll @DoubleRange(min = -9, max = 0) double digits) {
        double x = Math.pow(2, power);
        double more = x + (1 + x) * Math.pow(10, digits);
        assertThat(Logarithm.onePlus(more)).isGreaterThan(Logarithm.onePlus(x));
    }

    @Test
    void isExactAtPowersOfTwoFromBothSides() {
        assertThat(Logarithm.onePlus(0)).isZero();
        for (int power = 1; power < 50; power++) {
            double x = Math.pow(2, power) - 1;
            assertThat(Logarithm.onePlus(x)).isCloseTo(power * Math.log(2), within(1e-12));
            assertThat(Logarithm.onePlus(Math.nextDown(x)))
                    .isCloseTo(power * Math.log(2), within(1e-12));
        }
    }
}
