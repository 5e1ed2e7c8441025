package io.vigil.tracking.spatial;

/**
 * A place on the ground, as well as it is known.
 *
 * @param eastMetres on the map of the ground points
 * @param northMetres the other axis
 * @param eastVariance in square metres
 * @param covariance of the two axes, in square metres
 * @param northVariance in square metres
 */
public record GroundPlace(
        double eastMetres,
        double northMetres,
        double eastVariance,
        double covariance,
        double northVariance) {}
