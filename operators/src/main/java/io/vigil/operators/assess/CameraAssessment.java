package io.vigil.operators.assess;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.bundle.Bundles;
import io.vigil.anomaly.judging.Judging;
import io.vigil.anomaly.rules.Instruction;
import io.vigil.anomaly.rules.RulesInput;
import io.vigil.anomaly.rules.RulesStep;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.Untracked;
import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.SourceEnded;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.Counted;
import io.vigil.operators.Dead;
import io.vigil.operators.DeadLetter;
import io.vigil.operators.Happened;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Raised;
import io.vigil.operators.TrackOutput;
import io.vigil.tracking.counting.CountingInput;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.counting.CountingStep;
import io.vigil.tracking.spatial.SpatialEvent;
import io.vigil.tracking.spatial.SpatialStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The places, counts and alerts of one camera under the rules in force: a function over {@link
 * AssessState} and what it is told. It remembers compiled rule sets for speed, so it is not for
 * many threads.
 *
 * <p>A rule set is in force from the first frame, heartbeat or end after its place in the log at
 * which the camera's content time has reached its {@code effectiveFrom}; where several have become
 * due since the record before, the latest version counts alone.
 */
public final class CameraAssessment {
    static final String BAD_RULES = "bad-rules";
    static final String BAD_ACKNOWLEDGEMENT = "bad-acknowledgement";

    private final Compiled.Cache compiled = new Compiled.Cache();
    private final CameraJudging judging;

    /**
     * @param bundles where those that come into force are found
     */
    public CameraAssessment(Bundles bundles) {
        this.judging = new CameraJudging(bundles);
    }

    /**
     * @param outputs in the order in which they are to be written
     * @param counted what counting heard; empty where there are no rules yet, or time stands still
     * @param instructions that count
     */
    public record Step(
            AssessState state,
            List<TrackOutput> outputs,
            Optional<CountingInput> counted,
            List<Instruction> instructions) {
        public Step {
            outputs = List.copyOf(outputs);
            instructions = List.copyOf(instructions);
        }

        /** One that moves no time. */
        Step(AssessState state, List<TrackOutput> outputs) {
            this(state, outputs, Optional.empty(), List.of());
        }
    }

    /**
     * @param before what the previous step returned, or {@link AssessState#EMPTY}
     */
    public Step step(AssessState before, Heard heard) {
        if (heard.perceived() instanceof CameraEvent event
                && event.record() instanceof RuleSet rules) {
            return received(before, rules);
        }
        if (heard.perceived() instanceof CameraEvent event
                && event.record() instanceof ModelChange change) {
            Judging next = CameraJudging.changed(before.judging(), change, heard.troubles());
            return new Step(before.with(next), List.of());
        }
        boolean idle = before.standing().idle() && !before.judging().isInForce();
        if (idle || !heard.accepted()) {
            return new Step(before, List.of());
        }
        if (heard.perceived() instanceof CameraEvent event
                && event.record() instanceof Acknowledgement said) {
            return told(before, heard, said);
        }
        return moment(before, heard);
    }

    private Step received(AssessState before, RuleSet set) {
        if (before.standing().knows(set.version())) {
            return new Step(before, List.of());
        }
        try {
            SceneRules rules = compiled.of(set.rules()).rules();
            if (rules.version() != set.version()) {
                throw new IllegalArgumentException(
                        "it needs the version of its record, but has " + rules.version());
            }
            return new Step(
                    before.with(
                            before.standing()
                                    .with(
                                            new Standing.Waiting(
                                                    set.version(),
                                                    rules.effectiveFromMicros(),
                                                    set.rules()))),
                    List.of());
        } catch (IllegalArgumentException bad) {
            String detail =
                    "Camera %s: rule set %d is left out, and the rules before it go on: %s"
                            .formatted(set.camera(), set.version(), bad.getMessage());
            return new Step(before, List.of(dead(set, BAD_RULES, detail)));
        }
    }

    /** An instruction counts at once; content time does not move by it. */
    private Step told(AssessState before, Heard heard, Acknowledgement said) {
        Instruction.Action action;
        try {
            action = Instruction.Action.valueOf(said.action());
        } catch (IllegalArgumentException unknown) {
            String detail =
                    "Camera %s: instruction needs to be ACKNOWLEDGE, NORMAL, INHIBIT or CONFIRM_VIEW, but was '%s'"
                            .formatted(said.camera(), said.action());
            return new Step(before, List.of(dead(said, BAD_ACKNOWLEDGEMENT, detail)));
        }
        AssessState state = before;
        if (action == Instruction.Action.CONFIRM_VIEW) {
            state = confirmed(before, heard);
        }
        Standing standing = state.standing();
        Instruction instruction =
                new Instruction(action, said.target(), said.by(), said.note(), said.untilMicros());
        List<TrackOutput> outputs = new ArrayList<>();
        List<Alert> alerts = List.of();
        if (standing.inForce()) {
            RulesStep rules =
                    compiled.of(standing.rules())
                            .engine()
                            .step(
                                    state.rules(),
                                    input(
                                            heard,
                                            state,
                                            Sight.SILENT,
                                            Scene.NOTHING,
                                            false,
                                            List.of(instruction)));
            state = state.with(rules.state());
            alerts = rules.alerts();
            alerts.forEach(alert -> outputs.add(new Raised(alert)));
        }
        if (action == Instruction.Action.NORMAL) {
            Optional<Step> normal =
                    judging.normal(state, heard, instruction, alerts, rules(standing));
            if (normal.isEmpty()) {
                String detail =
                        "Camera %s: '%s' is none of its last alerts about anomalies, so it cannot be learnt as normal; take an alert's id from 'vigil alerts'"
                                .formatted(said.camera(), said.target());
                outputs.add(dead(said, BAD_ACKNOWLEDGEMENT, detail));
            } else {
                outputs.addAll(normal.get().outputs());
                state = normal.get().state();
            }
        }
        return new Step(
                state,
                outputs,
                Optional.empty(),
                standing.inForce() ? List.of(instruction) : List.of());
    }

    private static AssessState confirmed(AssessState before, Heard heard) {
        Standing standing = before.standing();
        AssessState state =
                before.with(before.judging().viewed(View.strange(heard.troubles()), true));
        return standing.inForce() && View.moved(heard.troubles())
                ? state.with(standing.viewed(standing.suspended(), true))
                : state;
    }

    /** Those in force. */
    private SceneRules rules(Standing standing) {
        return standing.inForce() ? compiled.of(standing.rules()).rules() : SceneRules.NONE;
    }

    /** A record that moves content time on. */
    private Step moment(AssessState before, Heard heard) {
        Standing standing = before.standing();
        PerceivedFrame frame = heard.perceived() instanceof PerceivedFrame f ? f : null;
        if (frame != null && frame.detections().capturedAtMicros() <= standing.framedMicros()) {
            return new Step(before, List.of());
        }
        List<SpatialEvent> events = new ArrayList<>();
        Standing.Waiting due = standing.due(heard.camera().clockMicros()).orElse(null);
        if (due != null) {
            standing = standing.applied(due);
            events.add(said(heard, SpatialEvent.Kind.RULES_APPLIED, due.version()));
        }
        CameraJudging.Step judged = judging.step(before.judging(), heard, frame, rules(standing));
        AssessState state = before.with(judged.state());
        if (!standing.inForce()) {
            return new Step(state, judged.outputs());
        }
        if (frame != null) {
            standing = viewed(standing, heard, events);
            standing =
                    standing.framed(
                            frame.detections().width(),
                            frame.detections().height(),
                            frame.detections().capturedAtMicros());
        }
        return assessed(state.with(standing), heard, frame, events, judged);
    }

    private static Standing viewed(Standing before, Heard heard, List<SpatialEvent> events) {
        boolean moved = View.moved(heard.troubles());
        boolean confirmed = moved && before.confirmed();
        boolean suspended = moved && !confirmed;
        if (suspended != before.suspended()) {
            SpatialEvent.Kind kind =
                    suspended ? SpatialEvent.Kind.RULES_SUSPENDED : SpatialEvent.Kind.RULES_RESUMED;
            events.add(said(heard, kind, before.version()));
        }
        return before.viewed(suspended, confirmed);
    }

    private Step assessed(
            AssessState state,
            Heard heard,
            PerceivedFrame frame,
            List<SpatialEvent> events,
            CameraJudging.Step judged) {
        Standing standing = state.standing();
        Compiled with = compiled.of(standing.rules());
        boolean ended =
                heard.perceived() instanceof CameraEvent event
                        && event.record() instanceof SourceEnded;
        boolean seen = frame != null && frame.looked() && !standing.suspended();
        Scene scene = Scene.of(heard, seen);
        SpatialStep places = new SpatialStep(state.spatial(), List.of(), List.of());
        if (frame != null || (ended && !scene.ended().isEmpty() && standing.width() > 0)) {
            places =
                    with.scene()
                            .step(
                                    state.spatial(),
                                    scene.frame(heard, standing, seen),
                                    standing.version());
        }
        events.addAll(places.events());
        scene = scene.with(events, seen ? places.placed() : List.of());
        CountingInput counted =
                new CountingInput(
                        heard.perceived().camera(),
                        heard.camera().clockMicros(),
                        countingSight(standing, heard, frame, ended),
                        heard.camera().ledger().shedTotal(),
                        scene.events(),
                        scene.placed());
        CountingStep counts = with.counting().step(state.counting(), counted);
        RulesStep rules =
                with.engine()
                        .step(
                                state.rules(),
                                input(
                                        heard,
                                        state,
                                        rulesSight(standing, frame, ended),
                                        scene,
                                        judged.judged(),
                                        List.of()));
        List<TrackOutput> outputs = new ArrayList<>(judged.outputs());
        events.forEach(event -> outputs.add(new Happened(event)));
        counts.counts().forEach(count -> outputs.add(new Counted(count)));
        rules.alerts().forEach(alert -> outputs.add(new Raised(alert)));
        return new Step(
                new AssessState(
                        standing,
                        places.state(),
                        counts.state(),
                        rules.state(),
                        state.judging(),
                        CameraJudging.past(state.past(), rules.alerts())),
                outputs,
                Optional.of(counted),
                List.of());
    }

    private static Sight countingSight(
            Standing standing, Heard heard, PerceivedFrame frame, boolean ended) {
        if (frame == null) {
            return ended ? Sight.ENDED : Sight.SILENT;
        }
        return standing.suspended() || View.sightless(heard.troubles()) ? Sight.BLIND : Sight.FRAME;
    }

    /** A frame that nobody looked at says no more of who is there than silence does. */
    private static Sight rulesSight(Standing standing, PerceivedFrame frame, boolean ended) {
        if (frame == null) {
            return ended ? Sight.ENDED : Sight.SILENT;
        } else if (standing.suspended()) {
            return Sight.BLIND;
        }
        return frame.looked() ? Sight.FRAME : Sight.SILENT;
    }

    private static RulesInput input(
            Heard heard,
            AssessState state,
            Sight sight,
            Scene scene,
            boolean judged,
            List<Instruction> instructions) {
        Standing standing = state.standing();
        boolean seen = sight == Sight.FRAME && heard.perceived() instanceof PerceivedFrame;
        PerceivedFrame frame = seen ? (PerceivedFrame) heard.perceived() : null;
        return new RulesInput(
                heard.perceived().camera(),
                heard.camera().epoch(),
                heard.camera().sequence(),
                heard.camera().clockMicros(),
                sight,
                standing.width(),
                standing.height(),
                scene.events(),
                scene.placed(),
                scene.ended(),
                scene.renamed(),
                heard.troubles(),
                instructions,
                new Untracked(
                        frame == null ? List.of() : frame.detections().detections(),
                        frame == null ? List.of() : frame.foreground(),
                        judged,
                        state.judging().alarm()));
    }

    private static SpatialEvent said(Heard heard, SpatialEvent.Kind kind, long version) {
        return Scene.about(
                heard.perceived().camera(),
                heard.camera().epoch(),
                heard.camera().sequence(),
                heard.camera().clockMicros(),
                kind,
                version);
    }

    private static Dead dead(CameraRecord record, String reason, String detail) {
        return new Dead(
                DeadLetter.ofFrame(
                        record.camera(), record.epoch(), record.sequence(), reason, detail));
    }
}
