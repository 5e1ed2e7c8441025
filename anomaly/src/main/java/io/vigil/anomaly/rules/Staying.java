package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.PlacedTrack;
import io.vigil.tracking.spatial.SpatialEvent;

/** Somebody stays for too long in a zone: this visit, and those of the last half hour before it. */
final class Staying implements Condition {
    private static final long REMEMBERED_MICROS = 1_800_000_000;

    private final Watch watch;

    Staying(Watch watch) {
        this.watch = watch;
    }

    @Override
    public RuleMemory hear(RuleMemory memory, SpatialEvent event, Moment now) {
        if (event.kind() != SpatialEvent.Kind.ZONE_LEFT
                || !watch.rule().zones().contains(event.place())
                || !watch.concerns(event.label(), event.traits())) {
            return memory;
        }
        Tally known = Tallies.of(event.track(), event.place(), memory.tallies());
        long sum = known == null ? 0 : known.sumMicros();
        long dwell = event.retracted() ? -event.dwellMicros() : event.dwellMicros();
        return memory.withTallies(
                Tallies.with(
                        new Tally(
                                event.track(),
                                event.place(),
                                Math.max(0, sum + dwell),
                                now.seen(),
                                event.occurredAtMicros()),
                        memory.tallies()));
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        var tallies = Tallies.since(now.seen() - REMEMBERED_MICROS, memory.tallies());
        for (int i = 0; i < now.size(); i++) {
            PlacedTrack placed = now.placed(i);
            if (placed.zones().isEmpty() || !watch.concerns(placed)) {
                continue;
            }
            for (String zone : watch.rule().zones()) {
                Long since = placed.zones().get(zone);
                if (since != null) {
                    Tally before = Tallies.of(placed.track().id(), zone, tallies);
                    long visit = Math.max(0, now.clock() - since);
                    double stayed = (visit + (before == null ? 0 : before.sumMicros())) / 1e6;
                    if (watch.keeps(stayed)) {
                        found.add(
                                Finding.of(placed, zone, zone, stayed, watch.opens(stayed))
                                        .since(visit));
                    }
                }
            }
        }
        return tallies == memory.tallies() ? memory : memory.withTallies(tallies);
    }
}
