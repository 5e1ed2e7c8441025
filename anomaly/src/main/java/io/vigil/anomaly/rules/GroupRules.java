package io.vigil.anomaly.rules;

import io.vigil.anomaly.Evidence;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Those rules of one camera that lead over several: a pure function over {@link RulesState}.
 * Immutable and safe for use by many threads.
 *
 * <p>The alerts are the owner's. They open, are acknowledged, escalate and end as those of {@link
 * RuleEngine} do, by the content time that the cameras have in common. Their subject is the track,
 * named together with its camera, that did the last stage that happened.
 */
public final class GroupRules {
    private final String owner;
    private final SceneRules rules;
    private final List<Watch> watches;

    /**
     * @param owner the camera whose rules they are
     * @param rules all of them
     * @param members the cameras of which it is known what happens; a rule that leads over others,
     *     too, is passed over
     */
    public GroupRules(String owner, SceneRules rules, Set<String> members) {
        this.owner = Objects.requireNonNull(owner, "owner");
        this.rules = Objects.requireNonNull(rules, "rules");
        this.watches =
                rules.rules().stream()
                        .filter(rule -> isShared(rule, members))
                        .map(rule -> new Watch(rule, new TreeSet<>()))
                        .toList();
    }

    private boolean isShared(RuleConfig rule, Set<String> members) {
        SortedSet<String> others = rule.camerasBesides(owner);
        return rule.kind() == RuleKind.SEQUENCE && !others.isEmpty() && members.containsAll(others);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return watches.isEmpty();
    }

    /**
     * @param before what the previous step returned, or {@link RulesState#EMPTY}; of an earlier
     *     rule set, what is remembered of rules that have not changed stays
     * @param input events and renamed tracks of any of the cameras, in the order of their common
     *     time; all else is the owner's
     * @param unseen cameras at which nobody knows what happened since the step before
     */
    public RulesStep step(RulesState before, RulesInput input, SortedSet<String> unseen) {
        Seen seen = before.seen().next(input);
        Moment now = new Moment(input, seen);
        Writing writing = new Writing(now, rules.version());
        Succession succession = new Succession(writing);
        List<Inhibition> inhibitions = Orders.inForce(before.inhibitions(), input);
        Orders orders = new Orders(inhibitions);
        List<RuleMemory> after = new ArrayList<>(succession.of(watches, before.rules()));
        for (int i = 0; i < after.size(); i++) {
            Watch watch = watches.get(i);
            RuleMemory memory = succession.renamed(watch, after.get(i), input.renamed());
            memory = judged(watch, memory, now, unseen, orders, writing);
            after.set(
                    i,
                    memory.episodes().isEmpty()
                            ? memory
                            : new LifeCycle(watch, now, orders, writing).step(memory));
        }
        return new RulesStep(new RulesState(seen, List.of(), inhibitions, after), writing.alerts());
    }

    private RuleMemory judged(
            Watch watch,
            RuleMemory before,
            Moment now,
            SortedSet<String> unseen,
            Orders orders,
            Writing writing) {
        Findings findings = new Findings();
        RuleMemory memory = before;
        if (watch.rule().schedule().holds(now.clock(), rules.counting().timeZone())) {
            memory = found(watch, before, now, unseen, findings);
        } else {
            findings.allOver();
        }
        return new Persistence(watch, now, orders, writing).step(memory, findings);
    }

    private RuleMemory found(
            Watch watch,
            RuleMemory before,
            Moment now,
            SortedSet<String> unseen,
            Findings findings) {
        SequenceMachine machine = new SequenceMachine(owner, watch.rule().stages());
        SequenceState state = before.sequence();
        if (!state.running().isEmpty()) {
            for (String camera : unseen) {
                state = machine.unseen(state, camera);
            }
        }
        for (SpatialEvent event : now.input().events()) {
            if (watch.concerns(event.label(), event.traits())) {
                SequenceStep step = machine.step(state, event);
                state = step.state();
                step.completed().forEach(match -> findings.add(finding(watch, match, now)));
            }
        }
        SequenceStep step = machine.advance(state, now.clock());
        step.completed().forEach(match -> findings.add(finding(watch, match, now)));
        return before.withSequence(step.state());
    }

    private Finding finding(Watch watch, SequenceStep.Match match, Moment now) {
        List<Stage> stages = watch.rule().stages();
        String last = stages.get(stages.size() - 1).camera();
        String first = stages.get(0).camera();
        return new Finding(
                0,
                "track %d of %s".formatted(match.track(), match.camera()),
                isOwn(last) ? match.place() : last + "/" + match.place(),
                match.label(),
                stages.size(),
                true,
                true,
                Math.max(0, now.clock() - match.startedMicros()),
                0,
                0.5,
                0.5,
                Double.NaN,
                // Frames are named within a camera, and the alert is the owner's.
                isOwn(first)
                        ? Optional.of(
                                new Evidence(match.epoch(), match.sequence(), match.sequence()))
                        : Optional.empty());
    }

    private boolean isOwn(String camera) {
        return camera.isEmpty() || camera.equals(owner);
    }
}
