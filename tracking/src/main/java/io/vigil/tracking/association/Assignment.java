package io.vigil.tracking.association;

import java.util.Arrays;

/**
 * Exact linear assignment with a limit: the set of pairs with the least sum of (cost - limit),
 * where pairs of a cost above the limit are left apart. Rows are inserted one by one along shortest
 * augmenting paths (Jonker and Volgenant 1987).
 */
public final class Assignment {
    /** What a row gets that is left alone. */
    public static final int NONE = -1;

    private Assignment() {}

    /**
     * Finds the best pairs.
     *
     * @param cost rows x columns, finite or infinite; may have no rows or columns
     * @param limit pairs of a higher cost are never joined
     * @return the column of each row, or {@link #NONE}
     */
    public static int[] solve(double[][] cost, double limit) {
        int rows = cost.length;
        int columns = rows == 0 ? 0 : cost[0].length;
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, NONE);
        if (columns == 0) {
            return columnOf;
        }
        // Column 0 is a sentinel; columns above `columns` are one private way out per row, at no
        // gain.
        int all = columns + rows;
        double[] rowPotential = new double[rows + 1];
        double[] columnPotential = new double[all + 1];
        int[] rowOf = new int[all + 1];
        double[] least = new double[all + 1];
        int[] from = new int[all + 1];
        boolean[] done = new boolean[all + 1];
        for (int row = 1; row <= rows; row++) {
            rowOf[0] = row;
            int column = 0;
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(done, false);
            do {
                done[column] = true;
                int current = rowOf[column];
                double delta = Double.POSITIVE_INFINITY;
                int next = 0;
                for (int j = 1; j <= all; j++) {
                    if (done[j]) {
                        continue;
                    }
                    double reduced =
                            gain(cost, limit, current, j, columns)
                                    - rowPotential[current]
                                    - columnPotential[j];
                    if (reduced < least[j]) {
                        least[j] = reduced;
                        from[j] = column;
                    }
                    if (least[j] < delta) {
                        delta = least[j];
                        next = j;
                    }
                }
                for (int j = 0; j <= all; j++) {
                    if (done[j]) {
                        rowPotential[rowOf[j]] += delta;
                        columnPotential[j] -= delta;
                    } else {
                        least[j] -= delta;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            while (column != 0) {
                rowOf[column] = rowOf[from[column]];
                column = from[column];
            }
        }
        for (int j = 1; j <= columns; j++) {
            if (rowOf[j] != 0) {
                columnOf[rowOf[j] - 1] = j - 1;
            }
        }
        return columnOf;
    }

    /** Of joining a row with a column, both counted from 1; at most 0 where it is allowed. */
    private static double gain(double[][] cost, double limit, int row, int column, int columns) {
        if (column > columns) {
            return column - columns == row ? 0 : Double.POSITIVE_INFINITY;
        }
        double value = cost[row - 1][column - 1];
        return value <= limit ? value - limit : Double.POSITIVE_INFINITY;
    }
}
