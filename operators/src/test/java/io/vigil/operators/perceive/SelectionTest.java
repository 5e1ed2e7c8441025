package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SelectionTest {
    @Property(tries = 200)
    void itIsWhatSortingGives(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 200) int count,
            @ForAll @IntRange(min = 1, max = 50) int distinct) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.ints(count + 3, 0, distinct).asDoubleStream().toArray();
        int n = random.nextInt(count);
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        assertThat(Selection.of(values, count, n)).isEqualTo(sorted[n]);
    }
}
