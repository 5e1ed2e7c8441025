package io.vigil.anomaly.rules;

import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.spatial.PlacedTrack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows the tracks of a camera for those rules that ask how they move. */
final class Trails {
    /** More are not followed; the ones that were seen the longest ago are forgotten. */
    private static final int MOST = 4096;

    private static final long FORGOTTEN_MICROS = 600_000_000;

    /** Within this time of a thing's first sight, it is known who brought it. */
    private static final long BROUGHT_MICROS = 5_000_000;

    private static final String PERSON = "person";

    private Trails() {}

    /**
     * @param owned classes of things that people bring; empty where nobody asks
     * @return by track
     */
    static List<Trail> step(List<Trail> before, Moment now, Set<String> owned) {
        List<Trail> trails = new ArrayList<>(before.size() + 4);
        boolean changed = false;
        int next = 0;
        for (int i = 0; i < now.size(); i++) {
            PlacedTrack placed = now.placed(i);
            long id = placed.track().id();
            while (next < before.size() && before.get(next).track() < id) {
                changed |= !keep(before.get(next++), now, trails);
            }
            boolean known = next < before.size() && before.get(next).track() == id;
            Trail was = known ? before.get(next++) : Trail.first(placed, now);
            Trail is = owned(known ? was.next(placed, now) : was, placed, now, owned);
            changed |= !known || !is.equals(was);
            now.follow(i, known ? was : is, is);
            trails.add(is);
        }
        while (next < before.size()) {
            changed |= !keep(before.get(next++), now, trails);
        }
        if (trails.size() > MOST) {
            trails.sort(Comparator.comparingLong(Trail::toMicros).thenComparing(Trail::track));
            trails.subList(0, trails.size() - MOST).clear();
            trails.sort(Comparator.comparingLong(Trail::track));
        }
        return changed ? trails : before;
    }

    /** With the names of tracks that turned out to be others, and without those that ended. */
    static List<Trail> known(
            List<Trail> before, List<TrackRenamed> renamed, List<TrackEnded> ended) {
        if (before.isEmpty() || (renamed.isEmpty() && ended.isEmpty())) {
            return before;
        }
        List<Trail> trails = new ArrayList<>(before);
        for (TrackRenamed rename : renamed) {
            trails.replaceAll(
                    trail ->
                            trail.owner() == rename.from()
                                    ? trail.ownedBy(rename.to(), trail.ownerHeight())
                                    : trail);
            if (trails.stream().anyMatch(trail -> trail.track() == rename.from())) {
                trails.removeIf(trail -> trail.track() == rename.to());
                trails.replaceAll(
                        trail -> trail.track() == rename.from() ? trail.of(rename.to()) : trail);
            }
        }
        Set<Long> gone = new HashSet<>();
        ended.forEach(end -> gone.add(end.id()));
        trails.removeIf(trail -> gone.contains(trail.track()));
        trails.sort(Comparator.comparingLong(Trail::track));
        return trails;
    }

    private static boolean keep(Trail trail, Moment now, List<Trail> trails) {
        boolean keeps = now.clock() - trail.toMicros() < FORGOTTEN_MICROS;
        if (keeps) {
            trails.add(trail);
        }
        return keeps;
    }

    private static Trail owned(Trail trail, PlacedTrack thing, Moment now, Set<String> owned) {
        if (owned.isEmpty()
                || trail.owner() != 0
                || !owned.contains(thing.track().label())
                || now.clock() - thing.firstSeenMicros() > BROUGHT_MICROS) {
            return trail;
        }
        PlacedTrack nearest = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < now.size(); i++) {
            PlacedTrack person = now.placed(i);
            double tall = person.track().box().height();
            if (person.track().label().equals(PERSON)) {
                double distance = now.distance(person, thing) / tall;
                if (distance <= 1 && distance < least) {
                    nearest = person;
                    least = distance;
                }
            }
        }
        return nearest == null
                ? trail
                : trail.ownedBy(nearest.track().id(), nearest.track().box().height());
    }
}
