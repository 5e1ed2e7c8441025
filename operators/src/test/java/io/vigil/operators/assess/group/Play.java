package io.vigil.operators.assess.group;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.rules.Instruction;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.anomaly.rules.Stage;
import io.vigil.anomaly.rules.Stage.Happening;
import io.vigil.operators.Counted;
import io.vigil.operators.Raised;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.assess.group.Moment.Kind;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.counting.Schedule;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.SpatialEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cameras of which a group hears once a second, and what is written of them. Times are seconds. */
final class Play {
    /** Noon of a day in UTC. */
    static final long START = 1_764_072_000_000_000L;

    static final long SECOND = 1_000_000;

    private final SortedMap<String, SortedMap<Integer, Moment>> logs = new TreeMap<>();
    private final List<TrackOutput> outputs = new ArrayList<>();

    GroupState state = GroupState.EMPTY;

    /** It sees from the start to the end. */
    void camera(String camera, int seconds, SceneRules rules) {
        SortedMap<Integer, Moment> log = new TreeMap<>();
        for (int at = 0; at < seconds; at++) {
            log.put(at, moment(camera, at, Kind.TICK, Sight.FRAME));
        }
        log.put(seconds, moment(camera, seconds, Kind.ENDED, Sight.ENDED));
        logs.put(camera, log);
        asks(camera, 0, rules);
    }

    void asks(String camera, int at, SceneRules rules) {
        Moment m = logs.get(camera).get(at);
        put(m, m.events(), m.renamed(), m.instructions(), new SceneRulesJson().write(rules));
    }

    void happens(String camera, int at, SpatialEvent event) {
        Moment m = logs.get(camera).get(at);
        List<SpatialEvent> events = new ArrayList<>(m.events());
        events.add(event);
        put(m, events, m.renamed(), m.instructions(), m.rules());
    }

    void enters(String camera, int at, String zone, long track) {
        happens(
                camera,
                at,
                event(camera, at, SpatialEvent.Kind.ZONE_ENTERED, zone, Optional.empty(), track));
    }

    void crosses(String camera, int at, Direction direction, long track) {
        happens(
                camera,
                at,
                event(
                        camera,
                        at,
                        SpatialEvent.Kind.LINE_CROSSED,
                        "door",
                        Optional.of(direction),
                        track));
    }

    void renames(String camera, int at, long from, long to) {
        Moment m = logs.get(camera).get(at);
        TrackRenamed renamed = new TrackRenamed(camera, 0, at, m.clockMicros(), from, to);
        put(m, m.events(), List.of(renamed), m.instructions(), m.rules());
    }

    void says(String camera, int at, Instruction instruction) {
        Moment m = logs.get(camera).get(at);
        put(m, m.events(), m.renamed(), List.of(instruction), m.rules());
    }

    /** From then on until then. */
    void isDown(String camera, int from, int until) {
        for (int at = from; at < until; at++) {
            logs.get(camera).put(at, moment(camera, at, Kind.DOWN, Sight.SILENT));
        }
    }

    private void put(
            Moment m,
            List<SpatialEvent> events,
            List<TrackRenamed> renamed,
            List<Instruction> instructions,
            String rules) {
        logs.get(m.camera())
                .put(
                        (int) m.sequence(),
                        new Moment(
                                m.camera(),
                                m.epoch(),
                                m.sequence(),
                                m.clockMicros(),
                                m.kind(),
                                m.sight(),
                                m.looked(),
                                m.shed(),
                                events,
                                renamed,
                                instructions,
                                rules));
    }

    private static Moment moment(String camera, int at, Kind kind, Sight sight) {
        return new Moment(
                camera,
                0,
                at,
                START + at * SECOND,
                kind,
                sight,
                sight == Sight.FRAME,
                0,
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    private static SpatialEvent event(
            String camera,
            int at,
            SpatialEvent.Kind kind,
            String place,
            Optional<Direction> direction,
            long track) {
        return new SpatialEvent(
                camera,
                0,
                at,
                START + at * SECOND,
                kind,
                place,
                direction,
                track,
                "person",
                START + at * SECOND,
                Optional.empty(),
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                false,
                1);
    }

    /** All of it, as it would arrive if all were equally fast. */
    void run() {
        GroupAssessment assessment = new GroupAssessment(new TreeSet<>(logs.keySet()));
        logs.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .sorted(Comparator.comparingLong(Moment::sequence))
                .forEach(
                        moment -> {
                            GroupAssessment.Step step = assessment.step(state, moment);
                            state = step.state();
                            outputs.addAll(step.outputs());
                        });
    }

    List<Alert> alerts() {
        return outputs.stream()
                .filter(Raised.class::isInstance)
                .map(each -> ((Raised) each).alert())
                .toList();
    }

    List<Count> counts() {
        return outputs.stream()
                .filter(Counted.class::isInstance)
                .map(each -> ((Counted) each).count())
                .toList();
    }

    static Stage stage(String camera, String zone, boolean absent, int within) {
        return new Stage(Happening.ENTERS, camera, zone, absent, Duration.ofSeconds(within), false);
    }

    static RuleConfig leadsOver(String other) {
        return sequence("over-" + other, stage("", "a", false, 0), stage(other, "c", false, 60));
    }

    static RuleConfig sequence(String id, Stage... stages) {
        return new RuleConfig(
                id,
                RuleKind.SEQUENCE,
                Severity.WARNING,
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeMap<>(),
                Schedule.ALWAYS,
                Duration.ZERO,
                Duration.ofSeconds(5),
                0,
                0,
                Optional.empty(),
                OptionalDouble.empty(),
                Duration.ofMinutes(5),
                List.of(),
                List.of(stages),
                CatchUp.MARK_STALE,
                false,
                false,
                Location.UNKNOWN,
                Optional.empty());
    }
}
