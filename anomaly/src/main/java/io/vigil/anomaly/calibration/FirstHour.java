package io.vigil.anomaly.calibration;

/**
 * An hour of the first calibration, which is judged when that is over.
 *
 * @param norm of this hour by itself
 * @param block of scores above its level, not standardised
 */
public record FirstHour(int bin, Norm norm, double share, NormalBlock block) {}
