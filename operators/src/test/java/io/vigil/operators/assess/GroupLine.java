package io.vigil.operators.assess;

import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.Stage;
import io.vigil.anomaly.rules.Stage.Happening;
import io.vigil.operators.Perceived;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.assess.group.GroupAssessment;
import io.vigil.operators.assess.group.GroupState;
import io.vigil.operators.assess.group.Moment;
import io.vigil.operators.assess.group.Telling;
import io.vigil.operators.assess.group.Told;
import io.vigil.operators.state.StreamTypes;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The cameras of a group, each through its line, and what the group says, as the job has it. */
final class GroupLine {
    /** What the group says. */
    final List<TrackOutput> outputs = new ArrayList<>();

    final SortedMap<String, CameraLine> lines = new TreeMap<>();
    private final SortedMap<String, Told> told = new TreeMap<>();
    private GroupAssessment assessment;
    private GroupState state = GroupState.EMPTY;

    GroupLine(List<String> cameras) {
        cameras.forEach(
                camera -> {
                    lines.put(camera, new CameraLine());
                    told.put(camera, Told.NOTHING);
                });
        assessment = new GroupAssessment(new TreeSet<>(cameras));
    }

    /**
     * A camera with a line of its own that is a door of a shop. Who comes in at the first must not
     * go out at the second, and is followed by somebody there.
     */
    static ScriptedCamera camera(String camera, String first, String second) {
        return new ScriptedCamera(
                camera,
                rules -> {
                    List<RuleConfig> all = new ArrayList<>(rules.rules());
                    if (camera.equals(first)) {
                        all.add(followed(second));
                    }
                    return new SceneRules(
                            rules.version(),
                            rules.effectiveFromMicros(),
                            rules.places(),
                            atShop(rules.counting(), camera),
                            all);
                });
    }

    private static CountingConfig atShop(CountingConfig c, String camera) {
        return new CountingConfig(
                c.timeZone(),
                c.windows(),
                c.openingHours(),
                c.resetAt(),
                "shop-7",
                new TreeMap<>(Map.of("middle", "by " + camera)),
                c.staff(),
                c.groupWithinMicros());
    }

    private static RuleConfig followed(String second) {
        return new RuleConfig(
                "followed",
                RuleKind.SEQUENCE,
                Severity.CRITICAL,
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeMap<>(),
                Schedule.ALWAYS,
                Duration.ZERO,
                Duration.ofSeconds(1),
                0,
                0,
                Optional.empty(),
                OptionalDouble.empty(),
                Duration.ofSeconds(5),
                List.of(),
                List.of(
                        stage("", Happening.CROSSES_IN, false, 0),
                        stage(second, Happening.CROSSES_OUT, true, 1),
                        stage(second, Happening.CROSSES_IN, false, 20)),
                CatchUp.MARK_STALE,
                false,
                false,
                Location.UNKNOWN,
                Optional.empty());
    }

    private static Stage stage(String camera, Happening happening, boolean absent, int seconds) {
        return new Stage(happening, camera, "middle", absent, Duration.ofSeconds(seconds), false);
    }

    /** Each log in its order, and nothing else decided. */
    static List<Perceived> interleaved(List<List<Perceived>> logs, Random random) {
        List<Perceived> all = new ArrayList<>();
        int[] next = new int[logs.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            open.add(i);
        }
        while (!open.isEmpty()) {
            Integer log = open.get(random.nextInt(open.size()));
            all.add(logs.get(log).get(next[log]++));
            if (next[log] == logs.get(log).size()) {
                open.remove(log);
            }
        }
        return all;
    }

    void see(Perceived perceived) {
        String camera = perceived.camera();
        CameraLine line = lines.get(camera);
        line.see(perceived);
        Telling.Step tells =
                Telling.step(told.get(camera), lines.firstKey(), line.heard(), line.assessed());
        told.put(camera, tells.state());
        for (Moment moment : tells.moments()) {
            GroupAssessment.Step step = assessment.step(state, moment);
            state = step.state();
            outputs.addAll(step.outputs());
        }
    }

    GroupState state() {
        return state;
    }

    /** Goes on in another process from what a checkpoint holds. */
    void restart() {
        lines.values().forEach(CameraLine::restart);
        told.replaceAll((camera, each) -> CameraLine.again(StreamTypes.TOLD, each));
        assessment = new GroupAssessment(new TreeSet<>(lines.keySet()));
        state = CameraLine.again(StreamTypes.GROUP_STATE, state);
    }

    /** All that the group said as it would travel, and what a checkpoint would hold. */
    List<byte[]> bytes() {
        return List.of(
                CameraLine.written(StreamTypes.TRACK_OUTPUT, outputs),
                CameraLine.written(StreamTypes.GROUP_STATE, List.of(state)));
    }
}
