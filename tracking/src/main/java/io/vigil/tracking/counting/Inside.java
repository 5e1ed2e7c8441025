package io.vigil.tracking.counting;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who is in which zone, as events have it. Of one step. */
final class Inside {
    private final SortedMap<String, SortedMap<Long, String>> zones = new TreeMap<>();

    Inside(SortedMap<String, SortedMap<Long, String>> before) {
        before.forEach((zone, tracks) -> zones.put(zone, new TreeMap<>(tracks)));
    }

    SortedMap<String, SortedMap<Long, String>> tracks() {
        return zones;
    }

    /** Everybody is forgotten. */
    void clear() {
        zones.clear();
    }

    void keepOnly(SortedSet<String> known) {
        zones.keySet().retainAll(known);
    }

    /** It is no longer counted as inside anywhere. */
    void exclude(long track) {
        zones.values().forEach(tracks -> tracks.remove(track));
        zones.values().removeIf(Map::isEmpty);
    }

    /** One that leaves without having entered changes nothing, so nothing falls below 0. */
    void apply(Occurrence one) {
        if (one.kind() == Occurrence.Kind.ENTERED) {
            put(one);
        } else if (one.kind() == Occurrence.Kind.LEFT) {
            remove(one);
        }
    }

    /** As if it had not happened. */
    void undo(Occurrence one) {
        if (one.kind() == Occurrence.Kind.ENTERED) {
            remove(one);
        } else if (one.kind() == Occurrence.Kind.LEFT) {
            put(one);
        }
    }

    private void put(Occurrence one) {
        zones.computeIfAbsent(one.place(), zone -> new TreeMap<>()).put(one.track(), one.label());
    }

    private void remove(Occurrence one) {
        zones.computeIfPresent(
                one.place(),
                (zone, tracks) -> {
                    tracks.remove(one.track());
                    return tracks.isEmpty() ? null : tracks;
                });
    }

    /**
     * Lets time pass.
     *
     * @param occurrences in the order of time, within [from, until)
     * @param tallies what the camera saw of it is added to
     */
    void pass(
            Span minute,
            Pending pending,
            List<Occurrence> occurrences,
            SortedMap<PlaceClass, Tally> tallies) {
        SortedSet<String> places = new TreeSet<>(zones.keySet());
        for (Occurrence one : occurrences) {
            if (one.kind().at() == Count.Kind.ZONE) {
                places.add(one.place());
            }
        }
        for (String zone : places) {
            long time = minute.fromMicros();
            for (Occurrence one : occurrences) {
                if (one.kind().at() == Count.Kind.ZONE && one.place().equals(zone)) {
                    stay(zone, pending.observedWithin(time, one.atMicros()), tallies);
                    apply(one);
                    time = one.atMicros();
                }
            }
            stay(zone, pending.observedWithin(time, minute.untilMicros()), tallies);
        }
    }

    private void stay(String zone, long seen, SortedMap<PlaceClass, Tally> tallies) {
        SortedMap<Long, String> tracks = zones.get(zone);
        if (seen == 0 || tracks == null || tracks.isEmpty()) {
            return;
        }
        SortedMap<String, Long> numbers = new TreeMap<>();
        numbers.put("", (long) tracks.size());
        tracks.values().forEach(label -> numbers.merge(label, 1L, Long::sum));
        numbers.forEach(
                (label, number) -> {
                    PlaceClass row = new PlaceClass(Count.Kind.ZONE, zone, label);
                    Tally tally = tallies.getOrDefault(row, Tally.EMPTY);
                    tallies.put(row, tally.inside(number, seen));
                });
    }
}
