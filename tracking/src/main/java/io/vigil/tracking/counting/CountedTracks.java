package io.vigil.tracking.counting;

import io.vigil.tracking.counting.Settled.LastCrossing;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was counted of the tracks that live, and who of them came in together. Of one step. */
final class CountedTracks {
    /** More than how exactly it is known when a track was last seen. */
    private static final long UNSEEN_MICROS = 2 * Hearing.SEEN_TO_MICROS;

    private final long groupWithinMicros;
    private final long clock;
    private final SortedMap<Long, KnownTrack> tracks = new TreeMap<>();
    private final SortedMap<String, LastCrossing> lastCrossings;

    CountedTracks(long groupWithinMicros, CountingState heard) {
        this.groupWithinMicros = groupWithinMicros;
        clock = heard.clockMicros();
        heard.tracks().forEach(track -> tracks.put(track.id(), track));
        lastCrossings = new TreeMap<>(heard.settled().lastCrossings());
    }

    List<KnownTrack> known() {
        return List.copyOf(tracks.values());
    }

    SortedMap<String, LastCrossing> lastCrossings() {
        return lastCrossings;
    }

    void clear() {
        tracks.clear();
        lastCrossings.clear();
    }

    /** Of those that have not been seen for long nothing comes any more. */
    void forget() {
        tracks.values().removeIf(track -> clock - track.seenMicros() > 3 * Counting.HORIZON_MICROS);
    }

    boolean isGone(long id) {
        KnownTrack track = tracks.get(id);
        return track == null || clock - track.seenMicros() > UNSEEN_MICROS;
    }

    boolean isStaff(Occurrence one) {
        KnownTrack track = tracks.get(one.track());
        return track != null && track.staff();
    }

    /** One that came in says whether it leads a group. */
    Occurrence grouped(Occurrence one) {
        boolean groups = groupWithinMicros > 0 && one.kind() == Occurrence.Kind.CROSSED_IN;
        if (!groups) {
            return one;
        }
        LastCrossing last = lastCrossings.get(one.place());
        boolean leads =
                last == null || Math.abs(one.atMicros() - last.atMicros()) > groupWithinMicros;
        if (!leads) {
            follow(one.place(), last);
        }
        if (last == null || one.atMicros() >= last.atMicros()) {
            lastCrossings.put(one.place(), new LastCrossing(one.atMicros(), one.track()));
        }
        return one.leading(leads);
    }

    private void follow(String line, LastCrossing last) {
        KnownTrack track = tracks.get(last.track());
        if (track != null) {
            List<Occurrence> counted = new ArrayList<>(track.counted());
            counted.replaceAll(
                    one ->
                            one.atMicros() == last.atMicros() && one.place().equals(line)
                                    ? one.withFollower()
                                    : one);
            tracks.put(track.id(), track.with(counted));
        }
    }

    /** It may have to be taken back as long as its track lives. */
    void remember(Occurrence one) {
        KnownTrack track = tracks.get(one.track());
        if (track != null && clock - track.seenMicros() <= Counting.HORIZON_MICROS) {
            List<Occurrence> counted = new ArrayList<>(track.counted());
            counted.add(one);
            tracks.put(track.id(), track.with(counted));
        }
    }
}
