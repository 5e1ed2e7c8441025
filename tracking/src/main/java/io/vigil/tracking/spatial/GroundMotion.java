package io.vigil.tracking.spatial;

/**
 * How an object moves over the ground.
 *
 * @param eastMetres where it stands, on the map of the ground points
 * @param northMetres the other axis
 * @param metresPerSecond its speed, at least 0
 * @param uncertainty one standard deviation of the speed, in metres per second
 * @param headingDegrees clockwise from north, in [0, 360); NaN where it stands still
 * @param travelledMetres its way so far
 */
public record GroundMotion(
        double eastMetres,
        double northMetres,
        double metresPerSecond,
        double uncertainty,
        double headingDegrees,
        double travelledMetres) {
    public double kilometresPerHour() {
        return 3.6 * metresPerSecond;
    }
}
