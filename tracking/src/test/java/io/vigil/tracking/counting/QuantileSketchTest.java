package io.vigil.tracking.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantileSketchTest {
    private static QuantileSketch of(List<Double> values) {
        QuantileSketch sketch = QuantileSketch.EMPTY;
        for (double value : values) {
            sketch = sketch.with(value);
        }
        return sketch;
    }

    @Property(tries = 500)
    void aQuantileIsWithinOnePerCentOfTheValueOfItsRank(
            @ForAll @Size(min = 1, max = 200)
                    List<@DoubleRange(min = 1e-3, max = 1e6) @Scale(3) Double> values,
            @ForAll @DoubleRange(min = 0, max = 1) double q) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        double exact = sorted.get((int) Math.floor(q * (sorted.size() - 1)));
        assertThat(of(values).quantile(q).getAsDouble())
                .isCloseTo(exact, within(exact * QuantileSketch.RELATIVE_ERROR * (1 + 1e-9)));
    }

    @Property(tries = 200)
    void partsAddUpInAnyOrderAndCanBeTakenOutAgain(
            @ForAll @Size(max = 50) List<@DoubleRange(min = 0, max = 100) Double> first,
            @ForAll @Size(max = 50) List<@DoubleRange(min = 0, max = 100) Double> second) {
        QuantileSketch sum = of(first).plus(of(second));
        assertThat(of(second).plus(of(first))).isEqualTo(sum);
        for (double value : second) {
            sum = sum.without(value);
        }
        assertThat(sum).isEqualTo(of(first));
    }

    @Test
    void itsSizeIsBoundedWhateverIsPutIn() {
        Random random = new Random(1);
        QuantileSketch sketch = QuantileSketch.EMPTY;
        for (int i = 0; i < 50_000; i++) {
            sketch = sketch.with(Math.pow(10, 40 * random.nextDouble() - 20));
        }
        sketch = sketch.with(Double.NaN).with(-1).with(Double.POSITIVE_INFINITY);
        assertThat(sketch.bins()).hasSizeLessThanOrEqualTo(1_037);
        assertThat(sketch.size()).isEqualTo(50_003);
    }

    @Test
    void ofNothingThereIsNoQuantile() {
        assertThat(QuantileSketch.EMPTY.quantile(0.5)).isEmpty();
    }

    @Test
    void binsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> QuantileSketch.of(new int[] {2, 1}, new long[] {1, 1}))
                .hasMessageContaining("rising bins");
    }
}
