package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.PlacedTrack;
import java.util.List;

/** Nobody is seen where somebody should be. Who is there for less than a second is nobody. */
final class Quiet implements Condition {
    private static final long SECOND = 1_000_000;

    private final Watch watch;

    Quiet(Watch watch) {
        this.watch = watch;
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        RuleMemory after = memory;
        if (watch.rule().zones().isEmpty()) {
            after = judge("", after, now, found);
        }
        for (String zone : watch.rule().zones()) {
            after = judge(zone, after, now, found);
        }
        return after;
    }

    /** It begins anew with the rule's hours. */
    @Override
    public RuleMemory rest(RuleMemory memory) {
        return memory.tallies().isEmpty() ? memory : memory.withTallies(List.of());
    }

    private RuleMemory judge(String zone, RuleMemory memory, Moment now, Findings found) {
        Tally last = Tallies.of(0, zone, memory.tallies());
        boolean active = isActive(zone, now);
        if (last == null || (active && now.seen() - last.lastMicros() >= SECOND)) {
            Tally begun = new Tally(0, zone, 0, now.seen(), now.clock());
            return memory.withTallies(Tallies.with(begun, memory.tallies()));
        }
        double quiet = (now.seen() - last.lastMicros()) / 1e6;
        if (!active && watch.keeps(quiet)) {
            found.add(
                    Finding.at(zone, zone, quiet, watch.opens(quiet))
                            .since(now.clock() - last.startedMicros()));
        }
        return memory;
    }

    private boolean isActive(String zone, Moment now) {
        for (int i = 0; i < now.size(); i++) {
            PlacedTrack placed = now.placed(i);
            Long since =
                    zone.isEmpty() ? (Long) placed.firstSeenMicros() : placed.zones().get(zone);
            if (since != null && now.clock() - since >= SECOND && watch.concerns(placed)) {
                return true;
            }
        }
        return false;
    }
}
