package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.SpatialEvent;

/** A line is crossed, the forbidden way where one is named. */
final class Crossing implements Condition {
    private final Watch watch;

    Crossing(Watch watch) {
        this.watch = watch;
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        for (SpatialEvent event : now.input().events()) {
            if (event.kind() == SpatialEvent.Kind.LINE_CROSSED
                    && !event.retracted()
                    && watch.rule().lines().contains(event.place())
                    && (watch.rule().direction().isEmpty()
                            || watch.rule().direction().equals(event.direction()))
                    && watch.concerns(event.label(), event.traits())) {
                found.add(
                        new Finding(
                                event.track(),
                                event.place(),
                                event.place(),
                                event.label(),
                                1,
                                true,
                                true,
                                Math.max(0, now.clock() - event.occurredAtMicros()),
                                0,
                                event.at().isPresent() ? event.at().get().x() : 0.5,
                                event.at().isPresent() ? event.at().get().y() : 0.5,
                                event.metresPerSecond().isPresent()
                                        ? 3.6 * event.metresPerSecond().getAsDouble()
                                        : Double.NaN));
            }
        }
        return memory;
    }
}
