package io.vigil.tracking.association;

/** Exact linear assignment with a limit, from a table of all costs; see {@link CostGraph}. */
public final class Assignment {
    /** What a row gets that is left alone. */
    public static final int NONE = CostGraph.NONE;

    private Assignment() {}

    /**
     * Finds the set of pairs with the least sum of (cost - limit).
     *
     * @param cost rows x columns, finite or infinite; may have no rows or columns
     * @param limit pairs of a higher cost are never joined
     * @return the column of each row, or {@link #NONE}
     */
    public static int[] solve(double[][] cost, double limit) {
        CostGraph graph = new CostGraph(cost.length, limit);
        for (double[] row : cost) {
            for (int column = 0; column < row.length; column++) {
                graph.allow(column, row[column]);
            }
            graph.endRow();
        }
        return graph.solve(cost.length == 0 ? 0 : cost[0].length);
    }
}
