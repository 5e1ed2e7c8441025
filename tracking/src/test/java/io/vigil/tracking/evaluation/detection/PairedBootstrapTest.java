package io.vigil.tracking.evaluation.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.evaluation.detection.PairedBootstrap.Difference;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
    private static final PairedBootstrap BOOTSTRAP = new PairedBootstrap(1000, 7);

    @Test
    void aModelDoesNotDifferFromItself() {
        List<ScoredImage> set = ScoredImages.random(3, 20, 0.7);
        Function<int[], double[]> figures =
                DetectionEvaluation.of(set, Area.ALL)::averagePrecisions;
        assertThat(BOOTSTRAP.compare(20, figures, figures))
                .hasSize(4)
                .allSatisfy(
                        difference -> {
                            assertThat(difference.measured()).isZero();
                            assertThat(difference.low(0.99)).isZero();
                            assertThat(difference.high(0.99)).isZero();
                        });
    }

    @Test
    void theSameSeedDrawsTheSame() {
        Function<int[], double[]> mean = mean(new Random(1).doubles(30).toArray());
        Function<int[], double[]> nothing = weights -> new double[1];
        assertThat(BOOTSTRAP.compare(30, mean, nothing))
                .isEqualTo(BOOTSTRAP.compare(30, mean, nothing))
                .isNotEqualTo(new PairedBootstrap(1000, 8).compare(30, mean, nothing));
    }

    @Test
    void theIntervalOfAMeanIsTheTextbooks() {
        double[] values = new Random(5).doubles(400).toArray();
        Difference difference =
                BOOTSTRAP.compare(400, mean(values), weights -> new double[1]).get(0);
        // Uniform: deviation 1 / sqrt(12).
        double half = 1.96 / Math.sqrt(12 * 400);
        assertThat(difference.high(0.95) - difference.measured())
                .isCloseTo(half, within(0.15 * half));
        assertThat(difference.measured() - difference.low(0.95))
                .isCloseTo(half, within(0.15 * half));
    }

    @Property(tries = 20)
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays(@ForAll long seed) {
        Random random = new Random(seed);
        int held = 0;
        PairedBootstrap quick = new PairedBootstrap(200, seed);
        for (int trial = 0; trial < 100; trial++) {
            double[] values = random.doubles(50).toArray();
            Difference d = quick.compare(50, mean(values), weights -> new double[] {0.5}).get(0);
            held += d.low(0.9) <= 0 && d.high(0.9) >= 0 ? 1 : 0;
        }
        assertThat(held).isBetween(75, 99);
    }

    @Test
    void drawsWithoutTheFigureAreLeftOut() {
        Function<int[], double[]> ofFirst =
                weights -> new double[] {weights[0] == 0 ? Double.NaN : 1};
        Difference difference =
                BOOTSTRAP.compare(3, ofFirst, weights -> new double[] {0.25}).get(0);
        // An image of three is missing from 8 draws in 27.
        assertThat(difference.drawn().size()).isBetween(620, 790);
        assertThat(difference.low(0.95)).isEqualTo(0.75);
    }

    @Test
    void noDrawsAreNoBootstrap() {
        assertThatThrownBy(() -> new PairedBootstrap(0, 1)).hasMessageContaining("0");
    }

    private static Function<int[], double[]> mean(double[] values) {
        return weights -> {
            double sum =
                    IntStream.range(0, values.length)
                            .mapToDouble(i -> weights[i] * values[i])
                            .sum();
            return new double[] {sum / IntStream.of(weights).sum()};
        };
    }
}
