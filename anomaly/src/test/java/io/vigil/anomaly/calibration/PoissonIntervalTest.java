package io.vigil.anomaly.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PoissonIntervalTest {
    /** Tabulated by Garwood (1936) and since: exact 95 % limits. */
    @Test
    void itIsTheExactOne() {
        check(0, 0, 3.689);
        check(1, 0.0253, 5.572);
        check(5, 1.623, 11.668);
        check(10, 4.795, 18.390);
        check(23, 14.580, 34.511);
        check(100, 81.36, 121.63);
    }

    private static void check(long events, double lower, double upper) {
        PoissonInterval interval = PoissonInterval.of(events, 0.95);
        assertThat(interval.lower()).isCloseTo(lower, within(0.006));
        assertThat(interval.upper()).isCloseTo(upper, within(0.006));
    }

    @Test
    void manyEventsAreNearlyNormal() {
        PoissonInterval interval = PoissonInterval.of(1_000_000, 0.95);
        assertThat(interval.lower()).isCloseTo(1_000_000 - 1960, within(5.0));
        assertThat(interval.upper()).isCloseTo(1_000_000 + 1960, within(5.0));
    }

    @Test
    void aRateIsToldInWords() {
        RealisedRate rate = new RealisedRate(1, 23, 23);
        assertThat(rate.isKept()).isTrue();
        assertThat(rate.sentence())
                .isEqualTo(
                        "23 alarms in 23.0 days, 1.00 a day (95 % interval 0.63 to 1.50); asked 1.00: as asked.");
        assertThat(new RealisedRate(1, 60, 23).sentence())
                .endsWith("more than asked, unless they were right.");
        assertThat(new RealisedRate(5, 60, 23).sentence()).endsWith("fewer than asked.");
        assertThat(new RealisedRate(5, 0, 0).isKept()).isTrue();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> PoissonInterval.of(-1, 0.95)).hasMessageContaining("events=-1");
        assertThatThrownBy(() -> PoissonInterval.of(1, 1)).hasMessageContaining("confidence=1.0");
    }
}
