package io.vigil.anomaly.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FusionTest {
    @Test
    void theGreatestLeadsAndTheSecondAddsAQuarter() {
        assertThat(Fusion.of(1, 4, 2)).isEqualTo(new Fused(4.5, 1));
        assertThat(Fusion.of(3, 3)).isEqualTo(new Fused(3.75, 0));
        assertThat(Fusion.of(0, 0)).isEqualTo(new Fused(0, 0));
    }

    @Test
    void whatWasNotMeasuredDoesNotCount() {
        assertThat(Fusion.of(Double.NaN, 2, Double.NaN)).isEqualTo(new Fused(2, 1));
        assertThat(Fusion.of(Double.NaN)).isEqualTo(new Fused(0, -1));
        assertThat(Fusion.of()).isEqualTo(new Fused(0, -1));
    }

    @Test
    void aNegativeSurpriseIsRefused() {
        assertThatThrownBy(() -> Fusion.of(1, -0.5))
                .hasMessage("Surprise of term 1 needs to be 0 or more, but was -0.5");
    }

    @Property
    void itRisesWithEachTermAndStaysNearTheGreatest(
            @ForAll @DoubleRange(min = 0, max = 8) double one,
            @ForAll @DoubleRange(min = 0, max = 8) double two,
            @ForAll @DoubleRange(min = 0, max = 8) double three,
            @ForAll @DoubleRange(min = 0, max = 1) double more) {
        double score = Fusion.of(one, two, three).score();
        double most = Math.max(one, Math.max(two, three));
        assertThat(score).isBetween(most, 1.25 * most);
        assertThat(Fusion.of(one, two + more, three).score()).isGreaterThanOrEqualTo(score - 1e-12);
    }

    @Test
    void smoothingForgetsByTimeNotByFrame() {
        Smoothing slow = Smoothing.NONE.with(0, 0).with(400_000, 1);
        assertThat(slow.score()).isCloseTo(1 - Math.exp(-1), within(1e-12));
        Smoothing fast = Smoothing.NONE.with(0, 0);
        for (int i = 1; i <= 10; i++) {
            fast = fast.with(i * 40_000L, 1);
        }
        assertThat(fast.score()).isCloseTo(slow.score(), within(1e-12));
    }

    @Test
    void aScoreThatIsNotLaterIsRefused() {
        Smoothing smoothing = Smoothing.NONE.with(1000, 1);
        assertThatThrownBy(() -> smoothing.with(1000, 1))
                .hasMessageContaining("1000 us is not after the one before at 1000 us");
    }
}
