package io.vigil.tracking.association;

import java.util.Arrays;

/**
 * Exact linear assignment on a sparse graph: the set of pairs with the least sum of (cost - limit),
 * where any row or column may stay alone. Rows are inserted one by one along shortest augmenting
 * paths (Jonker and Volgenant 1987), which never leave the row's connected component, so that the
 * work grows with the crowding and not with the number of rows times columns.
 *
 * <p>Serves one assignment after the other. Not safe for use by several threads.
 */
public final class CostGraph {
    /** What a row gets that is left alone. */
    public static final int NONE = -1;

    private static final int ROOM = 32;

    private double limit;
    private int rows;
    private int edges;
    private int[] firstEdge = new int[ROOM + 1];
    private int[] columns = new int[4 * ROOM];
    private double[] gains = new double[4 * ROOM];
    private final Search search = new Search();

    /** One without rows; {@link #begin} comes first. */
    public CostGraph() {}

    /**
     * @param rows how many there will be
     * @param limit pairs of a higher cost are never joined
     */
    public CostGraph(int rows, double limit) {
        firstEdge = new int[rows + 1];
        begin(limit);
    }

    /**
     * Forgets all rows, and begins another assignment.
     *
     * @param greatestCost pairs of a higher cost are never joined
     */
    public void begin(double greatestCost) {
        limit = greatestCost;
        rows = 0;
        edges = 0;
    }

    /**
     * Allows the row being built to be joined with {@code column}, if the cost is within the limit.
     */
    public void allow(int column, double cost) {
        if (!(cost <= limit)) {
            return;
        }
        if (edges == columns.length) {
            columns = Arrays.copyOf(columns, 2 * edges);
            gains = Arrays.copyOf(gains, 2 * edges);
        }
        columns[edges] = column;
        gains[edges++] = cost - limit;
    }

    /** The row being built is complete; the next one begins. */
    public void endRow() {
        if (++rows == firstEdge.length) {
            firstEdge = Arrays.copyOf(firstEdge, 2 * rows);
        }
        firstEdge[rows] = edges;
    }

    /**
     * Finds the best pairs.
     *
     * @param columnCount every column allowed is below it
     * @return the column of each row, or {@link #NONE}
     */
    public int[] solve(int columnCount) {
        search(columnCount);
        return Arrays.copyOf(search.columnOf, rows);
    }

    /**
     * Finds the best pairs, which {@link #columnOf} then tells.
     *
     * @param columnCount every column allowed is below it
     */
    public void search(int columnCount) {
        search.reset(rows, columnCount);
        search.solve();
    }

    /** The column that the last search found for the row, or {@link #NONE}. */
    public int columnOf(int row) {
        return search.columnOf[row];
    }

    /** The state of the search: a partial assignment and the potentials that prove it best. */
    private final class Search {
        int[] columnOf = new int[0];
        double[] rowPotential = new double[0];
        int[] rowOf = new int[0];
        double[] columnPotential = new double[0];

        /**
         * Of each column reached from the row being inserted; NaN where it was not reached, as all
         * are between two rows.
         */
        double[] distance = new double[0];

        int[] reachedFrom = new int[0];
        int[] reached = new int[0];

        /** None is between two rows. */
        boolean[] scanned = new boolean[0];

        void reset(int rowCount, int columnCount) {
            if (columnOf.length < rowCount) {
                columnOf = new int[2 * rowCount];
                rowPotential = new double[2 * rowCount];
            }
            if (rowOf.length < columnCount) {
                int room = 2 * columnCount;
                rowOf = new int[room];
                columnPotential = new double[room];
                distance = new double[room];
                Arrays.fill(distance, Double.NaN);
                reachedFrom = new int[room];
                reached = new int[room];
                scanned = new boolean[room];
            }
            Arrays.fill(columnOf, 0, rowCount, NONE);
            Arrays.fill(rowPotential, 0, rowCount, 0);
            Arrays.fill(rowOf, 0, columnCount, NONE);
            Arrays.fill(columnPotential, 0, columnCount, 0);
        }

        void solve() {
            for (int row = 0; row < rows; row++) {
                if (firstEdge[row] < firstEdge[row + 1] && !takeAlone(row)) {
                    insert(row);
                }
            }
        }

        /** The common case: one free column that nobody has asked for yet. */
        private boolean takeAlone(int row) {
            int edge = firstEdge[row];
            int column = columns[edge];
            boolean alone =
                    firstEdge[row + 1] == edge + 1
                            && rowOf[column] == NONE
                            && columnPotential[column] == 0;
            if (alone) {
                join(row, column);
                rowPotential[row] = gains[edge];
            }
            return alone;
        }

        private void insert(int start) {
            int reachedCount = 0;
            // A path may also end by leaving one of its rows alone, which gains 0.
            double bestExit = Double.POSITIVE_INFINITY;
            int exitRow = NONE;
            int end;
            double total;
            int row = start;
            double base = 0;
            while (true) {
                double exit = base - rowPotential[row];
                if (exit < bestExit) {
                    bestExit = exit;
                    exitRow = row;
                }
                for (int edge = firstEdge[row]; edge < firstEdge[row + 1]; edge++) {
                    int column = columns[edge];
                    double length =
                            base + gains[edge] - rowPotential[row] - columnPotential[column];
                    if (Double.isNaN(distance[column])) {
                        reached[reachedCount++] = column;
                    } else if (scanned[column] || !(length < distance[column])) {
                        continue;
                    }
                    distance[column] = length;
                    reachedFrom[column] = row;
                }
                end = nearest(reachedCount);
                if (end == NONE || distance[end] > bestExit) {
                    end = NONE;
                    total = bestExit;
                    break;
                }
                scanned[end] = true;
                total = distance[end];
                if (rowOf[end] == NONE) {
                    break;
                }
                row = rowOf[end];
                base = total;
            }
            raisePotentials(start, total, reachedCount);
            augment(start, end, exitRow);
        }

        private int nearest(int reachedCount) {
            int best = NONE;
            for (int i = 0; i < reachedCount; i++) {
                int column = reached[i];
                if (!scanned[column] && (best == NONE || nearer(column, best))) {
                    best = column;
                }
            }
            return best;
        }

        /**
         * Of equals a free column, which ends the search: else a crowd of equals takes cubic time.
         */
        private boolean nearer(int column, int best) {
            double difference = distance[column] - distance[best];
            return difference < 0
                    || (difference == 0 && rowOf[column] == NONE && rowOf[best] != NONE);
        }

        private void raisePotentials(int start, double total, int reachedCount) {
            rowPotential[start] += total;
            for (int i = 0; i < reachedCount; i++) {
                int column = reached[i];
                if (scanned[column]) {
                    double raise = total - distance[column];
                    columnPotential[column] -= raise;
                    if (rowOf[column] != NONE) {
                        rowPotential[rowOf[column]] += raise;
                    }
                    scanned[column] = false;
                }
                distance[column] = Double.NaN;
            }
        }

        /** Shifts the pairs along the path that ends in a free column or in a row left alone. */
        private void augment(int start, int freeColumn, int exitRow) {
            int column = freeColumn;
            if (column == NONE) {
                column = columnOf[exitRow];
                columnOf[exitRow] = NONE;
            }
            int row = column == NONE ? start : reachedFrom[column];
            while (column != NONE) {
                int before = columnOf[row];
                join(row, column);
                if (row == start) {
                    return;
                }
                column = before;
                row = reachedFrom[column];
            }
        }

        private void join(int row, int column) {
            columnOf[row] = column;
            rowOf[column] = row;
        }
    }
}
