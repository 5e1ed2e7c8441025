package io.vigil.anomaly.calibration;

/**
 * What a running calibration says of one moment.
 *
 * @param score smoothed
 * @param pValue the share of seconds of normal time with a score at least as high for their hour;
 *     not a number until the first calibration is over
 * @param threshold in the unit of the score, for this hour; positive infinity until the first
 *     calibration is over
 * @param opened whether an alarm opens here
 * @param alarmed whether an alarm is open: from its opening until nothing was above the threshold
 *     for 10 s
 */
public record Judgement(
        double score, double pValue, double threshold, boolean opened, boolean alarmed) {}
