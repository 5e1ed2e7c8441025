package io.vigil.anomaly.rules;

import io.vigil.anomaly.Evidence;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.Optional;

/** Stages at this camera. A sequence that leads over others is found by {@link GroupRules}. */
final class InOrder implements Condition {
    private final Watch watch;

    /**
     * @throws IllegalArgumentException if its stages make no sequence
     */
    InOrder(Watch watch) {
        this.watch = watch;
        new SequenceMachine("", watch.rule().stages());
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        String camera = now.input().camera();
        boolean elsewhere = !watch.rule().camerasBesides(camera).isEmpty();
        if (elsewhere || now.input().sight() == Sight.BLIND) {
            return memory;
        }
        SequenceMachine machine = new SequenceMachine(camera, watch.rule().stages());
        SequenceState state = memory.sequence();
        if (now.afterGap()) {
            state = machine.unseen(state, camera);
        }
        for (SpatialEvent event : now.input().events()) {
            if (watch.concerns(event.label(), event.traits())) {
                SequenceStep step = machine.step(state, event);
                state = step.state();
                step.completed().forEach(match -> found.add(found(match, now)));
            }
        }
        if (now.isFrame()) {
            SequenceStep step = machine.advance(state, now.clock());
            state = step.state();
            step.completed().forEach(match -> found.add(found(match, now)));
        }
        return memory.withSequence(state);
    }

    private Finding found(SequenceStep.Match match, Moment now) {
        int i = now.indexOf(match.track());
        return new Finding(
                match.track(),
                match.place(),
                match.place(),
                match.label(),
                watch.rule().stages().size(),
                true,
                true,
                Math.max(0, now.clock() - match.startedMicros()),
                0,
                i < 0 ? 0.5 : now.placed(i).at().x(),
                i < 0 ? 0.5 : now.placed(i).at().y(),
                Double.NaN,
                Optional.of(new Evidence(match.epoch(), match.sequence(), match.sequence())));
    }
}
