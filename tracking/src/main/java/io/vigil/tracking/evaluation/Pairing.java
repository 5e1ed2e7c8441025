package io.vigil.tracking.evaluation;

import io.vigil.tracking.association.Assignment;

/**
 * Pairs rows with columns so that the sum of their scores is greatest; scores of 0 are no pairs.
 */
final class Pairing {
    private Pairing() {}

    /** The column of each row, or {@link Assignment#NONE}. */
    static int[] best(double[][] score) {
        double[][] cost = new double[score.length][];
        for (int i = 0; i < score.length; i++) {
            cost[i] = new double[score[i].length];
            for (int j = 0; j < cost[i].length; j++) {
                cost[i][j] = score[i][j] > 0 ? -score[i][j] : Double.POSITIVE_INFINITY;
            }
        }
        return Assignment.solve(cost, 0);
    }
}
