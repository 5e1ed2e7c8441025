package io.vigil.tracking.spatial;

import io.vigil.tracking.TrackRenamed;
import java.util.ArrayList;
import java.util.List;

/** Tracks that turned out to be older ones. Not safe for use by several threads. */
final class Joins {
    private final Places places;
    private final Telling telling;

    Joins(Places places, Telling telling) {
        this.places = places;
        this.telling = telling;
    }

    /**
     * @param trails ordered by id
     * @return ordered by id
     */
    List<Trail> joined(List<Trail> trails, SceneFrame frame) {
        if (frame.renamed().isEmpty()) {
            return trails;
        }
        List<Trail> after = new ArrayList<>(trails);
        for (TrackRenamed renamed : frame.renamed()) {
            int from = Trail.find(after, renamed.from());
            if (from >= 0 && renamed.from() != renamed.to()) {
                Trail recent = after.remove(from);
                int to = Trail.find(after, renamed.to());
                if (to >= 0) {
                    after.set(to, new Join(places, telling, after.get(to), recent).trail());
                } else {
                    after.add(-1 - to, recent.named(renamed.to()));
                }
            }
        }
        return after;
    }
}
