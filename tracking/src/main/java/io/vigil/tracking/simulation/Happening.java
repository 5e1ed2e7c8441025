package io.vigil.tracking.simulation;

/**
 * Something that truly happens in a scene, for counts and alerts to be held against.
 *
 * @param kind such as {@code entered}, {@code left}, {@code left-to-right} or {@code fall}
 * @param seconds since the scene's start
 * @param id of the actor
 */
public record Happening(String kind, double seconds, long id) {}
