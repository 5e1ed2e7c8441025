package io.vigil.tracking.spatial;

import io.vigil.tracking.Track;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A visible track with what is known of its place.
 *
 * @param at its anchor, clipped to the image
 * @param firstSeenMicros capture time at which the track was first seen
 * @param pixelsPerSecond by which the anchor moves in the image, smoothed
 * @param towardsX of the way it moves in the image, a unit vector; 0 where it stands
 * @param towardsY positive downwards
 * @param zones the zones it is in by their ids, each with the capture time since when
 * @param ground empty where nothing is known in metres
 */
public record PlacedTrack(
        Track track,
        Point at,
        long firstSeenMicros,
        double pixelsPerSecond,
        double towardsX,
        double towardsY,
        SortedMap<String, Long> zones,
        Optional<GroundMotion> ground) {
    public PlacedTrack {
        Objects.requireNonNull(track, "track");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(ground, "ground");
        zones = Collections.unmodifiableSortedMap(new TreeMap<>(zones));
    }

    public boolean isIn(String zone) {
        return zones.containsKey(zone);
    }
}
