package io.vigil.tracking.evaluation.detection;

/**
 * How good a detector is on a set of images.
 *
 * @param meanAveragePrecision over overlaps of .50 to .95, in [0, 1]; NaN without any object
 * @param averagePrecision50 at an overlap of .50, in [0, 1]; NaN without any object
 * @param objects that are there
 * @param found of them, at an overlap of .50
 * @param wrong detections that found none, at an overlap of .50, of the classes that have objects
 * @param images looked at
 */
public record DetectionScores(
        double meanAveragePrecision,
        double averagePrecision50,
        long objects,
        long found,
        long wrong,
        int images) {
    /** Share of the objects that are found, whatever the score; NaN without any object. */
    public double recall() {
        return objects == 0 ? Double.NaN : found / (double) objects;
    }

    /** Share of the detections that found an object; NaN without any detection. */
    public double precision() {
        return found + wrong == 0 ? Double.NaN : found / (double) (found + wrong);
    }
}
