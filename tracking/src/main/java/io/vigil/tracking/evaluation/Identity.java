package io.vigil.tracking.evaluation;

import io.vigil.tracking.association.Assignment;

/**
 * Identity (Ristani et al., arXiv:1609.01775) at IoU .5: one track is named for each object, once
 * for the whole sequence, so that as many boxes as possible agree.
 */
record Identity(long truePositives, long falsePositives, long falseNegatives) {
    static final Identity NOTHING = new Identity(0, 0, 0);

    private static final double LEAST_IOU = 0.5;

    static Identity of(ComparedSequence sequence) {
        double[][] agreements =
                new double[sequence.truthFrames.length][sequence.resultFrames.length];
        for (ComparedFrame frame : sequence.frames) {
            for (int i = 0; i < frame.truth.length; i++) {
                for (int j = 0; j < frame.results.length; j++) {
                    if (frame.iou[i][j] >= LEAST_IOU) {
                        agreements[frame.truth[i]][frame.results[j]]++;
                    }
                }
            }
        }
        int[] pairs = Pairing.best(agreements);
        long agreed = 0;
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] != Assignment.NONE) {
                agreed += (long) agreements[i][pairs[i]];
            }
        }
        return new Identity(
                agreed, sequence.resultBoxes() - agreed, sequence.truthBoxes() - agreed);
    }

    Identity plus(Identity other) {
        return new Identity(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives);
    }

    /** In [0, 1]. */
    double f1() {
        return truePositives
                / Math.max(1, truePositives + 0.5 * falsePositives + 0.5 * falseNegatives);
    }
}
