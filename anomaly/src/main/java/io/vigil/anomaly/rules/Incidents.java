package io.vigil.anomaly.rules;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts of one rule by place and by where they are, to find the one that a new one belongs to.
 * Of one step.
 */
final class Incidents {
    /** Alerts of one rule so near to each other, in image heights, are one incident. */
    private static final double NEAR = 0.25;

    private static final Comparator<Episode> EARLIER =
            Comparator.comparingLong((Episode e) -> e.alert().orElseThrow().detectedAtMicros())
                    .thenComparing(
                            (one, other) ->
                                    Episode.compare(
                                            one.track(), one.key(), other.track(), other.key()));

    private final Moment now;
    private final double reach;
    private final Map<String, Episode> firstAt = new HashMap<>();
    private final Grid<Episode> near;

    Incidents(Moment now) {
        this.now = now;
        this.reach = NEAR * now.height();
        this.near = new Grid<>(reach, now);
    }

    /** Of no matter without an alert. */
    void add(Episode episode) {
        if (episode.alert().isEmpty()) {
            return;
        }
        if (!episode.place().isEmpty()) {
            firstAt.merge(episode.place(), episode, Incidents::earlier);
        }
        List<Episode> cell = near.at(episode.x(), episode.y());
        int at = Collections.binarySearch(cell, episode, EARLIER);
        cell.add(at < 0 ? -at - 1 : at, episode);
    }

    /** The incident of the earliest alert at the same place or near it; empty where none is. */
    String of(Episode episode) {
        Episode first = firstAt.get(episode.place());
        for (List<Episode> cell : near.around(episode.x(), episode.y())) {
            for (Episode other : cell) {
                if (first != null && EARLIER.compare(first, other) <= 0) {
                    break;
                }
                if (isNear(episode, other)) {
                    first = other;
                }
            }
        }
        return first == null ? "" : first.alert().orElseThrow().context().incident();
    }

    private boolean isNear(Episode one, Episode other) {
        return now.distance(one.x(), one.y(), other.x(), other.y()) <= reach;
    }

    private static Episode earlier(Episode one, Episode other) {
        return EARLIER.compare(one, other) <= 0 ? one : other;
    }
}
