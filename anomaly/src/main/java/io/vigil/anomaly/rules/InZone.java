package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.PlacedTrack;

/** Somebody is in one of the zones. */
final class InZone implements Condition {
    private final Watch watch;
    private final boolean each;

    /**
     * @param each whether every zone is a matter of its own
     */
    InZone(Watch watch, boolean each) {
        this.watch = watch;
        this.each = each;
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        for (int i = 0; i < now.size(); i++) {
            PlacedTrack placed = now.placed(i);
            if (placed.zones().isEmpty() || !watch.concerns(placed)) {
                continue;
            }
            for (String zone : watch.rule().zones()) {
                if (placed.isIn(zone)) {
                    found.add(Finding.of(placed, each ? zone : "", zone, 1, true));
                    if (!each) {
                        break;
                    }
                }
            }
        }
        return memory;
    }
}
