package io.vigil.anomaly.calibration;

/**
 * The highest smoothed score of one second that may yet turn out to be too near to an alarm, and
 * the seconds before it: a list that grows at its head without being copied.
 *
 * @param second since the epoch
 * @param before null where there is none
 */
public record Second(long second, float score, Second before) {}
