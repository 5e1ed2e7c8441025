package io.vigil.tracking.counting;

import io.vigil.tracking.Trait;
import io.vigil.tracking.spatial.PlacedTrack;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one record adds to what is pending, and what it says of that which is settled already:
 * events that come late, and those that should not have been counted. Of one step.
 */
final class Hearing {
    private static final double STAFF_SHARE = 0.5;
    static final long SEEN_TO_MICROS = 5_000_000;

    /** Over 200 a second: more than people or cars can make. */
    private static final int MOST_PENDING = 20_000;

    /** At once; of more, the one first known is taken for gone. */
    private static final int MOST_TRACKS = 2_000;

    private final CountingConfig config;
    private final CountingState before;
    private final CountingInput input;
    private final long clock;
    private final List<Occurrence> late = new ArrayList<>();
    private final List<Occurrence> withdrawn = new ArrayList<>();
    private final List<Inside.Excluded> staff = new ArrayList<>();
    private long lost;
    private Pending pending;
    private long seen;
    private Settled settled;
    // Most frames change nothing of these, so they are made only where one does.
    private Timeline occurrences;
    private List<KnownTrack> tracks;

    Hearing(CountingConfig config, CountingState before, CountingInput input) {
        this.config = config;
        this.before = before;
        this.input = input;
        this.clock = Math.max(before.clockMicros(), input.clockMicros());
        this.pending = before.pending();
        this.settled = before.settled();
        this.seen = before.seenMicros();
        see();
        shed();
        input.events().forEach(this::hear);
        input.placed().forEach(this::hear);
    }

    /** Whether it says nothing of what is settled. */
    boolean isAllPending() {
        return late.isEmpty() && withdrawn.isEmpty() && staff.isEmpty() && lost == 0;
    }

    /** Events of the time that is settled, to be counted where that is still possible. */
    List<Occurrence> late() {
        return late;
    }

    /** What was counted and should not have been. */
    List<Occurrence> withdrawn() {
        return withdrawn;
    }

    /** Tracks that turned out not to be counted. */
    List<Inside.Excluded> staff() {
        return staff;
    }

    /** How many events there is no place for. */
    long lost() {
        return lost;
    }

    CountingState state() {
        Pending after =
                occurrences == null
                        ? pending
                        : new Pending(pending.observed(), pending.shed(), occurrences.inOrder());
        long shed = Math.max(before.shed(), input.shed());
        List<KnownTrack> known = tracks == null ? before.tracks() : tracks;
        return new CountingState(clock, seen, shed, after, known, settled);
    }

    private void see() {
        switch (input.sight()) {
            case FRAME -> {
                boolean isShort =
                        seen != CountingState.NEVER
                                && clock > seen
                                && clock - seen <= Counting.LONGEST_BETWEEN_FRAMES_MICROS;
                if (isShort) {
                    pending = pending.observed(seen, clock);
                }
                seen = clock;
                if (!settled.hasBegun()) {
                    settled = settled.beginning(Clocks.minute(clock));
                }
            }
            case BLIND, ENDED -> seen = CountingState.NEVER;
            case SILENT -> {}
        }
    }

    private void shed() {
        long more = before.shed() < 0 ? 0 : input.shed() - before.shed();
        if (more > 0 && settled.hasBegun()) {
            pending = pending.shed(Clocks.minute(clock), more);
        }
    }

    private void hear(SpatialEvent event) {
        Optional<Occurrence> heard = Occurrence.of(event);
        if (heard.isEmpty()) {
            return;
        }
        Occurrence one = heard.get();
        if (event.retracted()) {
            retract(one);
            return;
        }
        if (one.track() != 0) {
            know(one.track());
            boolean inStaffZone =
                    one.kind() == Occurrence.Kind.ENTERED
                            && config.staff().zones().contains(one.place());
            if (inStaffZone || isStaff(event.traits())) {
                exclude(one.track(), one.label(), Set.of());
            }
        }
        if (!settled.hasBegun() || pendingSize() >= MOST_PENDING) {
            lost++;
        } else if (one.atMicros() < settled.untilMicros()) {
            late.add(one);
        } else {
            occurrences().add(one);
        }
    }

    private int pendingSize() {
        return occurrences == null ? pending.occurrences().size() : occurrences.size();
    }

    private Timeline occurrences() {
        if (occurrences == null) {
            occurrences = new Timeline(pending.occurrences());
        }
        return occurrences;
    }

    private void retract(Occurrence one) {
        if (occurrences().remove(one)) {
            return;
        }
        KnownTrack track = known(one.track());
        List<Occurrence> kept = track == null ? List.of() : new ArrayList<>(track.counted());
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (kept.get(i).isSameAs(one)) {
                withdrawn.add(kept.remove(i));
                set(track.with(kept));
                return;
            }
        }
        lost++;
    }

    private void hear(PlacedTrack placed) {
        long id = placed.track().id();
        boolean isStaff = isStaff(placed.track().attributes()) || isAmongStaff(placed);
        KnownTrack known = known(id);
        if (isStaff && (known == null || !known.staff())) {
            know(id);
            exclude(id, placed.track().label(), placed.zones().keySet());
        } else if (known != null && clock - known.seenMicros() > SEEN_TO_MICROS) {
            set(known.seen(clock));
        }
    }

    private KnownTrack known(long id) {
        List<KnownTrack> ordered = tracks == null ? before.tracks() : tracks;
        int place = find(ordered, id);
        return place < 0 ? null : ordered.get(place);
    }

    /** Where the track is, or, negative and less one, where it belongs. */
    private static int find(List<KnownTrack> ordered, long id) {
        int low = 0;
        int high = ordered.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = ordered.get(middle).id();
            if (found == id) {
                return middle;
            }
            low = found < id ? middle + 1 : low;
            high = found < id ? high : middle - 1;
        }
        return -low - 1;
    }

    private void set(KnownTrack track) {
        if (tracks == null) {
            tracks = new ArrayList<>(before.tracks());
        }
        int place = find(tracks, track.id());
        if (place >= 0) {
            tracks.set(place, track);
        } else {
            tracks.add(-place - 1, track);
        }
    }

    private boolean isAmongStaff(PlacedTrack placed) {
        for (String zone : config.staff().zones()) {
            if (placed.isIn(zone)) {
                return true;
            }
        }
        return false;
    }

    private boolean isStaff(List<Trait> traits) {
        for (Trait trait : traits) {
            if (trait.share() > STAFF_SHARE
                    && trait.value().equals(config.staff().attributes().get(trait.name()))) {
                return true;
            }
        }
        return false;
    }

    private void exclude(long id, String label, Set<String> zones) {
        KnownTrack track = known(id);
        if (track != null && !track.staff()) {
            withdrawn.addAll(track.counted());
            staff.add(new Inside.Excluded(id, label, zones));
            set(track.asStaff());
        }
    }

    private void know(long id) {
        KnownTrack known = known(id);
        set(known == null ? new KnownTrack(id, clock, false, List.of()) : known.seen(clock));
        if (tracks.size() > MOST_TRACKS) {
            tracks.remove(0);
        }
    }
}
