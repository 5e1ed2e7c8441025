package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.PlacedTrack;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody was in bed for a while and was then seen to leave it, until somebody has been in it for
 * five seconds again. Who is only lost in bed, as under a blanket, has not left; who is lost
 * outside of it, is still out, for half a day.
 */
final class OutOfBed implements Condition {
    private static final long BACK_MICROS = 5_000_000;
    private static final long FORGOTTEN_MICROS = 43_200_000_000L;

    private final Watch watch;
    private final boolean away;
    private final double leastSeconds;

    /**
     * @param away whether it is about how long it is away
     */
    OutOfBed(Watch watch, boolean away) {
        this.watch = watch;
        this.away = away;
        this.leastSeconds = away ? RuleKind.BED_EXIT.defaults().limit() : watch.rule().limit();
    }

    @Override
    public RuleMemory hear(RuleMemory memory, SpatialEvent event, Moment now) {
        if (event.kind() != SpatialEvent.Kind.ZONE_LEFT
                || !watch.rule().zones().contains(event.place())
                || !watch.concerns(event.label(), event.traits())) {
            return memory;
        }
        int i = now.indexOf(event.track());
        boolean seen = i >= 0 && !now.placed(i).isIn(event.place());
        Tally known = Tallies.of(event.track(), event.place(), memory.tallies());
        if (event.retracted()) {
            return known == null ? memory : memory.withTallies(without(known, memory));
        }
        return !seen || known != null || event.dwellMicros() <= 1e6 * leastSeconds
                ? memory
                : memory.withTallies(
                        Tallies.with(
                                new Tally(
                                        event.track(),
                                        event.place(),
                                        event.dwellMicros(),
                                        now.seen(),
                                        event.occurredAtMicros()),
                                memory.tallies()));
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        List<Tally> out = new ArrayList<>(0);
        for (String bed : watch.rule().zones()) {
            if (isInBed(bed, 0, now)) {
                found.because(bed, "somebody is back in " + bed);
            }
        }
        for (Tally tally : memory.tallies()) {
            if (isInBed(tally.place(), BACK_MICROS, now)) {
                found.over(tally.place());
            } else if (now.seen() - tally.lastMicros() <= FORGOTTEN_MICROS) {
                out.add(tally);
            }
        }
        if (away) {
            watch.rule().zones().forEach(bed -> away(bed, out, now, found));
        } else {
            out.stream()
                    .filter(tally -> !isInBed(tally.place(), 0, now))
                    .forEach(tally -> found.add(left(tally, now)));
        }
        return out.size() == memory.tallies().size() ? memory : memory.withTallies(out);
    }

    private void away(String bed, List<Tally> out, Moment now, Findings found) {
        Tally first = null;
        for (Tally tally : out) {
            if (tally.place().equals(bed)
                    && (first == null || tally.lastMicros() < first.lastMicros())) {
                first = tally;
            }
        }
        if (first != null && !isInBed(bed, 0, now)) {
            double seconds = (now.seen() - first.lastMicros()) / 1e6;
            if (watch.keeps(seconds)) {
                found.add(
                        Finding.at(bed, bed, seconds, watch.opens(seconds))
                                .since(Math.max(0, now.clock() - first.startedMicros())));
            }
        }
    }

    private static Finding left(Tally tally, Moment now) {
        int i = now.indexOf(tally.track());
        double inBed = tally.sumMicros() / 1e6;
        Finding found =
                i >= 0
                        ? Finding.of(now.placed(i), tally.place(), tally.place(), inBed, true)
                        : new Finding(
                                tally.track(),
                                tally.place(),
                                tally.place(),
                                "",
                                inBed,
                                true,
                                false,
                                0,
                                0,
                                0.5,
                                0.5,
                                Double.NaN,
                                Optional.empty());
        return found.since(Math.max(0, now.clock() - tally.startedMicros()));
    }

    /** Whether somebody has been in it for so long. */
    private boolean isInBed(String bed, long micros, Moment now) {
        for (int i = 0; i < now.size(); i++) {
            PlacedTrack placed = now.placed(i);
            Long since = placed.zones().get(bed);
            if (since != null && now.clock() - since >= micros && watch.concerns(placed)) {
                return true;
            }
        }
        return false;
    }

    private static List<Tally> without(Tally tally, RuleMemory memory) {
        return memory.tallies().stream().filter(each -> !each.equals(tally)).toList();
    }
}
