package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.PlacedTrack;

/** More are in a zone than should be, or stand in it. */
final class TooMany implements Condition {
    private final Watch watch;
    private final boolean standing;

    /**
     * @param standing whether only those count that stand
     */
    TooMany(Watch watch, boolean standing) {
        this.watch = watch;
        this.standing = standing;
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        if (watch.rule().zones().isEmpty()) {
            count("", now, found);
        }
        for (String zone : watch.rule().zones()) {
            count(zone, now, found);
        }
        return memory;
    }

    private void count(String zone, Moment now, Findings found) {
        int count = 0;
        for (int i = 0; i < now.size(); i++) {
            PlacedTrack placed = now.placed(i);
            if ((zone.isEmpty() || placed.isIn(zone))
                    && watch.concerns(placed)
                    && (!standing || now.isStanding(i))) {
                count++;
            }
        }
        if (watch.keeps(count)) {
            found.add(Finding.at(zone, zone, count, watch.opens(count)));
        }
    }
}
