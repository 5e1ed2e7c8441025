package io.vigil.tracking.spatial;

import io.vigil.tracking.TrackEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the tracks that have ended out of the zones, and forgets them when nothing can be corrected
 * any more. Who was lost in a zone has left it when last seen; who was lost outside, but had not
 * settled there, when it got out.
 */
final class Endings {
    private final Telling telling;

    Endings(Telling telling) {
        this.telling = telling;
    }

    /**
     * @param trails ordered by id
     * @return ordered by id
     */
    List<Trail> ended(List<Trail> trails, SceneFrame frame) {
        List<Trail> after = trails;
        for (TrackEnded ended : frame.ended()) {
            int place = Trail.find(trails, ended.id());
            if (place >= 0 && trails.get(place).isAlive()) {
                after = after == trails ? new ArrayList<>(trails) : after;
                after.set(place, ended(trails.get(place), ended));
            }
        }
        return remembered(after, frame.capturedAtMicros());
    }

    private Trail ended(Trail trail, TrackEnded ended) {
        telling.about(trail, ended.attributes(), Optional.empty());
        for (Visit visit : trail.visits()) {
            Spot out = trail.last();
            for (Change change : trail.changes()) {
                out = change.place() == visit.place() ? change.cut() : out;
            }
            telling.left(visit.place(), out, visit.sinceMicros());
        }
        return trail.ended(ended.capturedAtMicros(), telling.remembered(trail.told()));
    }

    private static List<Trail> remembered(List<Trail> trails, long now) {
        long oldest = now - SpatialScene.HORIZON_MICROS;
        long[] ends =
                trails.stream()
                        .filter(trail -> !trail.isAlive())
                        .mapToLong(Trail::endedMicros)
                        .sorted()
                        .toArray();
        if (ends.length > SpatialScene.MOST_ENDED) {
            oldest = Math.max(oldest, ends[ends.length - SpatialScene.MOST_ENDED]);
        }
        if (ends.length == 0 || ends[0] >= oldest) {
            return trails;
        }
        List<Trail> kept = new ArrayList<>(trails.size());
        for (Trail trail : trails) {
            if (trail.endedMicros() >= oldest) {
                kept.add(trail);
            }
        }
        return kept;
    }
}
