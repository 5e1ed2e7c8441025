package io.vigil.sinks.evidence;

import io.vigil.tracking.Track;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers the last stretch of every visible track of one camera. Not for many threads. */
public final class Trails {
    /** Long enough to see where somebody comes from, short enough not to clutter a busy scene. */
    public static final long LENGTH_MICROS = 2_000_000;

    private record Place(double x, double y, long atMicros) {}

    private final Map<Long, Deque<Place>> places = new TreeMap<>();

    /**
     * @param capturedAtMicros of this frame; earlier than before starts anew
     * @param tracks visible in this frame
     * @return the trails of these tracks, by id
     */
    public List<Trail> advance(long capturedAtMicros, List<Track> tracks) {
        for (Track track : tracks) {
            places.computeIfAbsent(track.id(), id -> new ArrayDeque<>())
                    .addLast(
                            new Place(
                                    track.box().centerX(), track.box().bottom(), capturedAtMicros));
        }
        places.values().forEach(path -> path.removeIf(place -> stale(place, capturedAtMicros)));
        places.values().removeIf(Deque::isEmpty);
        List<Trail> trails = new ArrayList<>();
        for (Track track : tracks) {
            trails.add(new Trail(track.id(), points(places.get(track.id()), capturedAtMicros)));
        }
        return trails;
    }

    private static boolean stale(Place place, long nowMicros) {
        long age = nowMicros - place.atMicros();
        return age < 0 || age > LENGTH_MICROS;
    }

    private static List<Trail.Point> points(Iterable<Place> path, long nowMicros) {
        List<Trail.Point> points = new ArrayList<>();
        for (Place place : path) {
            double age = (nowMicros - place.atMicros()) / (double) LENGTH_MICROS;
            points.add(new Trail.Point(place.x(), place.y(), age));
        }
        return points;
    }
}
