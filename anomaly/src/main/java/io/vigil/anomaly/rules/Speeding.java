package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.GroundMotion;
import io.vigil.tracking.spatial.PlacedTrack;

/**
 * Faster over the ground than the limit, even if its speed is overrated by a standard deviation.
 */
final class Speeding implements Condition {
    private final Watch watch;

    Speeding(Watch watch) {
        this.watch = watch;
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        for (int i = 0; i < now.size(); i++) {
            PlacedTrack placed = now.placed(i);
            if (placed.ground().isEmpty() || !watch.concerns(placed)) {
                continue;
            }
            GroundMotion ground = placed.ground().get();
            double sure = ground.kilometresPerHour() - 3.6 * ground.uncertainty();
            String zone = watch.keeps(sure) ? watch.zoneOf(placed) : null;
            if (zone != null) {
                found.add(Finding.of(placed, "", zone, sure, watch.opens(sure)));
            }
        }
        return memory;
    }
}
