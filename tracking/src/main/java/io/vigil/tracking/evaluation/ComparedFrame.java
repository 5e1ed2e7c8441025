package io.vigil.tracking.evaluation;

/**
 * Truth and results of one frame, by ordinals that count from 0 within the sequence.
 *
 * <p>A class rather than a record because it holds arrays and is never compared.
 */
final class ComparedFrame {
    /** Who is there. */
    final int[] truth;

    /** Who was said to be there. */
    final int[] results;

    /** Intersection over union, truth x results. */
    final double[][] iou;

    ComparedFrame(int[] truth, int[] results, double[][] iou) {
        this.truth = truth;
        this.results = results;
        this.iou = iou;
    }
}
