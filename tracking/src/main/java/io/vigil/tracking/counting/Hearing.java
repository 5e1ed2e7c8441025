package io.vigil.tracking.counting;

import io.vigil.tracking.Trait;
import io.vigil.tracking.spatial.PlacedTrack;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one record adds to what is pending, and what it says of that which is settled already:
 * events that come late, and those that should not have been counted. Of one step.
 */
final class Hearing {
    private static final double STAFF_SHARE = 0.5;
    private static final long SEEN_TO_MICROS = 5_000_000;

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
    private final List<Long> staff = new ArrayList<>();
    private long lost;
    private Pending pending;
    private long seen;
    private Settled settled;
    private SortedMap<Long, KnownTrack> tracks;

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
    List<Long> staff() {
        return staff;
    }

    /** How many events there is no place for. */
    long lost() {
        return lost;
    }

    CountingState state() {
        List<KnownTrack> known = tracks == null ? before.tracks() : List.copyOf(tracks.values());
        long shed = Math.max(before.shed(), input.shed());
        return new CountingState(clock, seen, shed, pending, known, settled);
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
                exclude(one.track());
            }
        }
        if (!settled.hasBegun() || pending.occurrences().size() >= MOST_PENDING) {
            lost++;
        } else if (one.atMicros() < settled.untilMicros()) {
            late.add(one);
        } else {
            pending = pending.with(one);
        }
    }

    private void retract(Occurrence one) {
        if (pending.has(one)) {
            pending = pending.without(one);
            return;
        }
        KnownTrack track = tracks().get(one.track());
        List<Occurrence> kept = track == null ? List.of() : new ArrayList<>(track.counted());
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (kept.get(i).isSameAs(one)) {
                withdrawn.add(kept.remove(i));
                tracks().put(one.track(), track.with(kept));
                return;
            }
        }
        lost++;
    }

    private void hear(PlacedTrack placed) {
        long id = placed.track().id();
        boolean isStaff =
                isStaff(placed.track().attributes())
                        || config.staff().zones().stream().anyMatch(placed::isIn);
        if (isStaff) {
            know(id);
            exclude(id);
        } else if (before.tracks().isEmpty() && tracks == null) {
            return;
        }
        KnownTrack known = tracks().get(id);
        if (known != null && clock - known.seenMicros() > SEEN_TO_MICROS) {
            tracks().put(id, known.seen(clock));
        }
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

    private void exclude(long id) {
        KnownTrack track = tracks().get(id);
        if (!track.staff()) {
            withdrawn.addAll(track.counted());
            staff.add(id);
            tracks().put(id, track.asStaff());
        }
    }

    private void know(long id) {
        KnownTrack known = tracks().get(id);
        tracks().put(
                        id,
                        known == null
                                ? new KnownTrack(id, clock, false, List.of())
                                : known.seen(clock));
        if (tracks().size() > MOST_TRACKS) {
            tracks().remove(tracks().firstKey());
        }
    }

    private SortedMap<Long, KnownTrack> tracks() {
        if (tracks == null) {
            tracks = new TreeMap<>();
            before.tracks().forEach(track -> tracks.put(track.id(), track));
        }
        return tracks;
    }
}
