package io.vigil.anomaly.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class GeneralizedParetoTest {
    @Property
    void theExcessOfASurvivalHasThatSurvival(
            @ForAll @DoubleRange(min = 0.01, max = 100) double scale,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double shape,
            @ForAll @DoubleRange(min = 1e-9, max = 1) @Scale(9) double survival) {
        GeneralizedPareto tail = new GeneralizedPareto(scale, shape);
        assertThat(tail.survival(tail.excess(survival)) / survival).isCloseTo(1, within(1e-5));
    }

    /** Four standard errors of the maximum likelihood: (1 + shape) / sqrt(n). */
    @Property(tries = 60)
    void aFitFindsWhatTheExcessesWereDrawnFrom(
            @ForAll @DoubleRange(min = -0.4, max = 0.45) double shape,
            @ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        double[] excesses = drawn(new GeneralizedPareto(3, shape), 4000, seed);
        GeneralizedPareto fit = GeneralizedPareto.fitted(excesses);
        assertThat(fit.shape()).isCloseTo(shape, within(4 * (1 + Math.abs(shape)) / 63));
        assertThat(fit.scale()).isCloseTo(3, within(0.4));
    }

    @Property(tries = 40)
    void aFitDoesNotCareAboutTheUnit(
            @ForAll @DoubleRange(min = -0.4, max = 0.4) double shape,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double unit) {
        double[] excesses = drawn(new GeneralizedPareto(1, shape), 200, 5);
        GeneralizedPareto fit = GeneralizedPareto.fitted(excesses);
        for (int i = 0; i < excesses.length; i++) {
            excesses[i] *= unit;
        }
        GeneralizedPareto other = GeneralizedPareto.fitted(excesses);
        assertThat(other.shape()).isCloseTo(fit.shape(), within(1e-6));
        assertThat(other.scale() / unit).isCloseTo(fit.scale(), within(1e-6));
    }

    @Test
    void aShapeBeyondBeliefIsClampedAndTheMeanKept() {
        double[] excesses = drawn(1.5, 2000, 3);
        GeneralizedPareto fit = GeneralizedPareto.fitted(excesses);
        assertThat(fit.shape()).isEqualTo(0.5);
        double mean = java.util.Arrays.stream(excesses).average().orElseThrow();
        assertThat(fit.scale() / (1 - fit.shape())).isCloseTo(mean, within(1e-9 * mean));
    }

    @Test
    void fewExcessesGiveAnExponential() {
        assertThat(GeneralizedPareto.fitted(new double[] {1, 2, 6}))
                .isEqualTo(new GeneralizedPareto(3, 0));
    }

    @Test
    void whatIsNoTailIsRefused() {
        assertThatThrownBy(() -> GeneralizedPareto.fitted(new double[] {0, 0}))
                .hasMessageContaining("one above it, but there were 2, from 0.0 to 0.0");
        assertThatThrownBy(() -> GeneralizedPareto.fitted(new double[0]))
                .hasMessageContaining("there were 0");
        assertThatThrownBy(() -> new GeneralizedPareto(1, 0.6)).hasMessageContaining("shape=0.6");
        assertThatThrownBy(() -> new GeneralizedPareto(0, 0)).hasMessageContaining("scale=0.0");
    }

    private static double[] drawn(GeneralizedPareto tail, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(n).map(u -> tail.excess(1 - u)).toArray();
    }

    private static double[] drawn(double shape, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(n).map(u -> (Math.pow(1 - u, -shape) - 1) / shape).toArray();
    }
}
