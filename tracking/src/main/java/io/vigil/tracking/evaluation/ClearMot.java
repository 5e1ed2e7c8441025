package io.vigil.tracking.evaluation;

import io.vigil.tracking.association.Assignment;
import java.util.Arrays;

/**
 * CLEAR MOT (Bernardin and Stiefelhagen 2008) at IoU .5: how often the tracker saw what was there,
 * and how often it changed its mind about who it was.
 */
record ClearMot(
        long truePositives,
        long falsePositives,
        long falseNegatives,
        long idSwitches,
        long fragmentations,
        double iouSum) {
    static final ClearMot NOTHING = new ClearMot(0, 0, 0, 0, 0, 0);

    private static final double LEAST_IOU = 0.5;

    /** Outweighs any IoU, so that a pair of the frame before stays while it overlaps enough. */
    private static final double CONTINUITY = 1000;

    private static final int NOBODY = -1;

    static ClearMot of(ComparedSequence sequence) {
        int[] lastResult = filled(sequence.truthFrames.length);
        int[] resultInFrameBefore = filled(sequence.truthFrames.length);
        long[] stretches = new long[sequence.truthFrames.length];
        long truePositives = 0;
        long falsePositives = 0;
        long falseNegatives = 0;
        long idSwitches = 0;
        double iouSum = 0;
        for (ComparedFrame frame : sequence.frames) {
            falsePositives += frame.results.length;
            falseNegatives += frame.truth.length;
            if (frame.truth.length == 0 || frame.results.length == 0) {
                // The published evaluator remembers the last frame that had both.
                continue;
            }
            int[] pairs = Pairing.best(score(frame, resultInFrameBefore));
            int[] resultNow = filled(resultInFrameBefore.length);
            for (int i = 0; i < pairs.length; i++) {
                if (pairs[i] == Assignment.NONE) {
                    continue;
                }
                int truth = frame.truth[i];
                int result = frame.results[pairs[i]];
                if (lastResult[truth] != NOBODY && lastResult[truth] != result) {
                    idSwitches++;
                }
                if (resultInFrameBefore[truth] == NOBODY) {
                    stretches[truth]++;
                }
                lastResult[truth] = result;
                resultNow[truth] = result;
                truePositives++;
                falsePositives--;
                falseNegatives--;
                iouSum += frame.iou[i][pairs[i]];
            }
            resultInFrameBefore = resultNow;
        }
        long fragmentations = Arrays.stream(stretches).map(n -> Math.max(0, n - 1)).sum();
        return new ClearMot(
                truePositives, falsePositives, falseNegatives, idSwitches, fragmentations, iouSum);
    }

    ClearMot plus(ClearMot other) {
        return new ClearMot(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives,
                idSwitches + other.idSwitches,
                fragmentations + other.fragmentations,
                iouSum + other.iouSum);
    }

    /** In (-infinity, 1]. */
    double accuracy() {
        return (double) (truePositives - falsePositives - idSwitches)
                / Math.max(1, truePositives + falseNegatives);
    }

    /** Mean IoU of the pairs. */
    double precision() {
        return iouSum / Math.max(1, truePositives);
    }

    private static double[][] score(ComparedFrame frame, int[] resultInFrameBefore) {
        double[][] score = new double[frame.truth.length][frame.results.length];
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < score[i].length; j++) {
                if (frame.iou[i][j] >= LEAST_IOU - ComparedSequence.EPSILON) {
                    boolean same = resultInFrameBefore[frame.truth[i]] == frame.results[j];
                    score[i][j] = frame.iou[i][j] + (same ? CONTINUITY : 0);
                }
            }
        }
        return score;
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, NOBODY);
        return values;
    }
}
