package io.vigil.operators.assess;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.bundle.Bundles;
import io.vigil.anomaly.judging.Glanced;
import io.vigil.anomaly.judging.Judge;
import io.vigil.anomaly.judging.Judging;
import io.vigil.anomaly.judging.PastAlerts;
import io.vigil.anomaly.rules.Instruction;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.ingest.ModelChange;
import io.vigil.operators.Dead;
import io.vigil.operators.DeadLetter;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Raised;
import io.vigil.operators.Scored;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.Tracked;
import io.vigil.tracking.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Judges a camera's frames by its bundle in force, and hears what people say of it. */
final class CameraJudging {
    private final Judges judges;

    CameraJudging(Bundles bundles) {
        this.judges = new Judges(bundles);
    }

    /**
     * What is remembered now, and what is said.
     *
     * @param judged whether a bundle that knows what the record shows says something of it
     */
    record Step(Judging state, List<TrackOutput> outputs, boolean judged) {}

    /** From here on another bundle is in force, whatever epoch the record is of. */
    static Judging changed(Judging before, ModelChange change, SortedSet<String> troubles) {
        return before.by(
                change.version(), change.bundle(), change.sha256(), View.strange(troubles));
    }

    /**
     * @param frame null where the record is none
     * @param rules in force
     */
    Step step(Judging before, Heard heard, PerceivedFrame frame, SceneRules rules) {
        Judging state = before.viewed(View.strange(heard.troubles()), false);
        if (!state.isInForce() || frame == null) {
            return new Step(state, List.of(), false);
        }
        Judges.Found found = judges.of(state, rules);
        if (found.judge().isEmpty()) {
            return new Step(state.missing(true), missing(state, frame, found.why()), false);
        }
        state = state.missing(false);
        if (!isGlanced(frame, state)) {
            return new Step(state, List.of(), false);
        }
        boolean suspended =
                View.sightless(heard.troubles())
                        || (View.strange(heard.troubles()) && !state.excused());
        Judge.Step step =
                found.judge()
                        .get()
                        .step(
                                state,
                                new Glanced(
                                        frame.camera(),
                                        frame.detections().epoch(),
                                        frame.detections().sequence(),
                                        frame.detections().capturedAtMicros(),
                                        suspended,
                                        frame.glances(),
                                        tracks(heard)));
        return new Step(step.state(), List.of(new Scored(step.score())), !suspended);
    }

    /** Told once, whatever is restarted; no other camera and nothing else of this one is hurt. */
    private static List<TrackOutput> missing(Judging before, PerceivedFrame frame, String why) {
        if (before.missing()) {
            return List.of();
        }
        String detail =
                "Camera %s: its frames are not judged until another bundle is deployed, or this one can be read and the job is started again: %s"
                        .formatted(frame.camera(), why);
        return List.of(
                new Dead(
                        DeadLetter.ofFrame(
                                frame.camera(),
                                frame.detections().epoch(),
                                frame.detections().sequence(),
                                DeadLetter.BAD_BUNDLE,
                                detail)));
    }

    private static boolean isGlanced(PerceivedFrame frame, Judging state) {
        return frame.glanced() && frame.detections().capturedAtMicros() > state.lastMicros();
    }

    private static List<Track> tracks(Heard heard) {
        List<Track> tracks = new ArrayList<>();
        for (TrackOutput output : heard.tracked()) {
            if (output instanceof Tracked tracked && tracked.record() instanceof Track track) {
                tracks.add(track);
            }
        }
        return tracks;
    }

    /** With the alerts about anomalies that are over now. */
    static PastAlerts past(PastAlerts before, List<Alert> alerts) {
        PastAlerts past = before;
        for (Alert alert : alerts) {
            if (alert.phase() == Alert.Phase.RESOLVED
                    && alert.kind().equals(RuleKind.ANOMALY.word())) {
                past = past.with(alert);
            }
        }
        return past;
    }

    /**
     * Somebody says that an alert is normal.
     *
     * @param state after the rules have heard it
     * @param written what they said to it
     * @param rules in force
     * @return empty where there is no such alert about an anomaly; otherwise what is said besides
     */
    Optional<CameraAssessment.Step> normal(
            AssessState state,
            Heard heard,
            Instruction said,
            List<Alert> written,
            SceneRules rules) {
        Optional<Alert> open =
                written.stream().filter(a -> a.alertId().equals(said.target())).findFirst();
        Optional<Alert> over = open.isPresent() ? open : state.past().of(said.target());
        return over.map(
                alert -> {
                    List<TrackOutput> outputs = new ArrayList<>();
                    PastAlerts past = state.past();
                    if (open.isEmpty()) {
                        Alert next =
                                PastAlerts.normal(
                                        alert,
                                        heard.camera().epoch(),
                                        heard.camera().sequence(),
                                        heard.camera().clockMicros(),
                                        said.by(),
                                        said.note());
                        outputs.add(new Raised(next));
                        past = past.with(next);
                    }
                    return new CameraAssessment.Step(
                            state.with(past).with(learnt(state.judging(), alert, rules)), outputs);
                });
    }

    private Judging learnt(Judging before, Alert alert, SceneRules rules) {
        if (!before.isInForce()) {
            return before;
        }
        double peak = alert.explanation().figures().getOrDefault("score", 0.0);
        return judges.of(before, rules)
                .judge()
                .map(
                        judge ->
                                judge.normal(
                                        before,
                                        alert.startedAtMicros(),
                                        alert.capturedAtMicros(),
                                        peak))
                .orElse(before);
    }
}
