package io.vigil.deploy.falls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExactIntervalTest {
    @Test
    void sharesHaveThePublishedIntervals() {
        // Clopper and Pearson's for 22 of 24 and 0 of 10, as any table has them.
        ExactInterval most = ExactInterval.ofShare(22, 24);
        assertThat(most.low()).isCloseTo(0.7300, within(5e-4));
        assertThat(most.high()).isCloseTo(0.9897, within(5e-4));
        ExactInterval none = ExactInterval.ofShare(0, 10);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.3085, within(5e-4));
    }

    @Test
    void ratesHaveThePublishedIntervals() {
        assertThat(ExactInterval.ofEvents(0).high()).isCloseTo(3.6889, within(1e-3));
        assertThat(ExactInterval.ofEvents(5).low()).isCloseTo(1.6235, within(1e-3));
        assertThat(ExactInterval.ofEvents(5).high()).isCloseTo(11.6683, within(1e-3));
    }

    @Property
    void theShareLiesWithin(
            @ForAll @IntRange(max = 200) int hits, @ForAll @IntRange(max = 50) int more) {
        int of = hits + more;
        ExactInterval interval = ExactInterval.ofShare(hits, of);
        double share = of == 0 ? 0.5 : hits / (double) of;
        assertThat(share).isBetween(interval.low(), interval.high());
    }
}
