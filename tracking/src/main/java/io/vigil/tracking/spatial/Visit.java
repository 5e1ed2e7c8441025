package io.vigil.tracking.spatial;

/**
 * A track is in a zone.
 *
 * @param place the zone's number, after all lines
 * @param sinceMicros capture time at which it entered, or was first seen in it
 */
public record Visit(int place, long sinceMicros) {}
