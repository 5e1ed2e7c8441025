package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.PlacedTrack;

/** Faster than walking, in heights of its own body, which needs no ground points. */
final class Running implements Condition {
    private final Watch watch;

    Running(Watch watch) {
        this.watch = watch;
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        for (int i = 0; i < now.size(); i++) {
            PlacedTrack placed = now.placed(i);
            if (!watch.concerns(placed) || !now.isWhole(placed)) {
                continue;
            }
            double tall = Math.max(placed.track().box().height(), now.trail(i).height());
            double speed = now.speed(i) / tall;
            String zone = watch.keeps(speed) ? watch.zoneOf(placed) : null;
            if (zone != null) {
                found.add(Finding.of(placed, "", zone, speed, watch.opens(speed)));
            }
        }
        return memory;
    }
}
