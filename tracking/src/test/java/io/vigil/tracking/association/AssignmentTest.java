package io.vigil.tracking.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Property
    void noOtherChoiceOfPairsGainsMore(
            @ForAll @IntRange(max = 5) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll long seed,
            @ForAll @DoubleRange(max = 1) double limit) {
        Random random = new Random(seed);
        double[][] cost = new double[rows][columns];
        for (double[] row : cost) {
            for (int j = 0; j < columns; j++) {
                row[j] =
                        random.nextInt(4) == 0
                                ? Double.POSITIVE_INFINITY
                                : random.nextInt(11) / 10.0;
            }
        }
        int[] columnOf = Assignment.solve(cost, limit);
        double total = 0;
        boolean[] taken = new boolean[columns];
        for (int i = 0; i < rows; i++) {
            if (columnOf[i] != Assignment.NONE) {
                assertThat(taken[columnOf[i]]).as("column used once").isFalse();
                taken[columnOf[i]] = true;
                assertThat(cost[i][columnOf[i]]).isLessThanOrEqualTo(limit);
                total += cost[i][columnOf[i]] - limit;
            }
        }
        assertThat(total).isCloseTo(best(cost, limit, 0, new boolean[columns]), within(1e-9));
    }

    @Test
    void withoutColumnsNobodyIsJoined() {
        assertThat(Assignment.solve(new double[2][0], 1))
                .containsExactly(Assignment.NONE, Assignment.NONE);
    }

    /** By trying everything. */
    private static double best(double[][] cost, double limit, int row, boolean[] taken) {
        if (row == cost.length) {
            return 0;
        }
        double least = best(cost, limit, row + 1, taken);
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j] && cost[row][j] <= limit) {
                taken[j] = true;
                least = Math.min(least, cost[row][j] - limit + best(cost, limit, row + 1, taken));
                taken[j] = false;
            }
        }
        return least;
    }
}
