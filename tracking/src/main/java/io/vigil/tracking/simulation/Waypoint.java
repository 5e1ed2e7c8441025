package io.vigil.tracking.simulation;

/**
 * Where an actor stands at a moment; between waypoints it moves evenly.
 *
 * @param seconds since the scene's start
 * @param x of the point on the ground, in pixels
 * @param y of the point on the ground, in pixels
 * @param lean 0 upright to 1 lying, for people
 */
public record Waypoint(double seconds, double x, double y, double lean) {
    public Waypoint(double seconds, double x, double y) {
        this(seconds, x, y, 0);
    }
}
