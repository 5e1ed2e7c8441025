package io.vigil.anomaly.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.rules.Play.Foot;
import io.vigil.tracking.spatial.PlacedTrack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What is true of the alerts of any scene, with all kinds of rules in force. */
class RuleLawsTest {
    private static final List<String> LABELS = List.of("person", "car", "suitcase");

    static RuleEngine engine() {
        Stage enters = new Stage(Stage.Happening.ENTERS, "", "a", false, Duration.ZERO, false);
        Stage leaves =
                new Stage(Stage.Happening.LEAVES, "", "a", false, Duration.ofSeconds(20), true);
        Escalation later = new Escalation(Duration.ofSeconds(5), Severity.CRITICAL);
        return new RuleEngine(
                Draft.set(
                        1,
                        Draft.of(RuleKind.RESTRICTED_ZONE)
                                .zones("a", "b")
                                .escalates(later)
                                .coolDown(8),
                        Draft.of(RuleKind.LINE_CROSSED).lines("l"),
                        Draft.of(RuleKind.WRONG_WAY).heading(90),
                        Draft.of(RuleKind.STOPPED_VEHICLE).lasting(4),
                        Draft.of(RuleKind.QUEUE).zones("b").limit(1).lasting(2),
                        Draft.of(RuleKind.CROWD).limit(3).lasting(1),
                        Draft.of(RuleKind.LOITERING).zones("a").limit(6),
                        Draft.of(RuleKind.OBJECT_LEFT).lasting(2),
                        Draft.of(RuleKind.RUNNING).limit(0.5).lasting(0.5),
                        Draft.of(RuleKind.CAMERA_HEALTH),
                        Draft.of(RuleKind.NO_ACTIVITY).limit(5),
                        Draft.of(RuleKind.BED_EXIT).zones("a").limit(2),
                        Draft.of(RuleKind.NOT_BACK_IN_BED).zones("a").limit(5),
                        Draft.of(RuleKind.STAFF_PRESENT).zones("b").attribute("uniform", "yes"),
                        Draft.of(RuleKind.SEQUENCE).stages(enters, leaves)));
    }

    /** Subjects that come, go, stand, disappear and turn out to be each other. */
    static List<RulesInput> records(long seed) {
        Random random = new Random(seed);
        Play play =
                Play.play()
                        .observed(2, 0.1, seed)
                        .framesPerSecond(5)
                        .zone("a", 100, 200, 600, 700)
                        .zone("b", 500, 200, 1200, 700);
        for (int id = 1; id <= 9; id++) {
            double phase = random.nextDouble() * 7;
            double pace = random.nextDouble() < 0.3 ? 0 : random.nextDouble();
            double y = 250 + 400 * random.nextDouble();
            double from = random.nextInt(30);
            // Track 5 turns out to be track 2 at 25 s.
            double until = Math.min(id == 5 ? 25 : 60, from + 5 + random.nextInt(40));
            java.util.function.DoubleFunction<Foot> path =
                    t -> new Foot(640 + 600 * StrictMath.sin(phase + pace * t), y);
            String label = LABELS.get(random.nextInt(LABELS.size()));
            switch (label) {
                case "person" -> play.person(id, from, until, path);
                case "car" -> play.car(id, from, until, path);
                default -> play.thing(id, label, from, until, path);
            }
            if (random.nextDouble() < 0.2) {
                play.ended(until + 1, id, label);
            }
        }
        play.staff(20, 35, 45, t -> new Foot(800, 500));
        play.crossed(12, 3, "person", "l", io.vigil.tracking.spatial.Direction.IN);
        play.renamed(25, 5, 2);
        play.silent(14, 17).blind(30, 32).trouble("camera-dark", 20, 23);
        play.says(18, Instruction.Action.INHIBIT, "crowd", "fair", 40);
        return play.records(60);
    }

    @Property(tries = 40)
    void aRecordingCanBeSplitAnywhere(
            @ForAll @LongRange(min = 1, max = 100_000) long seed,
            @ForAll @LongRange(min = 0, max = 299) long at) {
        List<RulesInput> records = records(seed);
        RulesState state = RulesState.EMPTY;
        RuleEngine engine = engine();
        List<Alert> alerts = new ArrayList<>();
        for (RulesInput record : records) {
            // A program that starts here, with the state that the one before left.
            engine = record.sequence() == at ? engine() : engine;
            RulesStep step = engine.step(state, record);
            state = step.state();
            alerts.addAll(step.alerts());
        }
        assertThat(alerts).isEqualTo(Play.run(engine(), records)).isNotEmpty();
    }

    @Property(tries = 40)
    void theOrderOfSubjectsChangesNothing(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
        List<RulesInput> records = records(seed);
        Random random = new Random(seed);
        List<RulesInput> shuffled =
                records.stream()
                        .map(
                                record -> {
                                    List<PlacedTrack> placed = new ArrayList<>(record.placed());
                                    Collections.shuffle(placed, random);
                                    return with(record, placed);
                                })
                        .toList();
        assertThat(Play.run(engine(), shuffled)).isEqualTo(Play.run(engine(), records));
    }

    private static RulesInput with(RulesInput record, List<PlacedTrack> placed) {
        return new RulesInput(
                record.camera(),
                record.epoch(),
                record.sequence(),
                record.clockMicros(),
                record.sight(),
                record.width(),
                record.height(),
                record.events(),
                placed,
                record.ended(),
                record.renamed(),
                record.troubles(),
                record.instructions(),
                Untracked.NOTHING);
    }

    @Property(tries = 60)
    void anAlertOpensOnceRisesAndIsResolvedAtMostOnce(
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Map<String, Alert> last = new HashMap<>();
        Map<String, String> open = new HashMap<>();
        for (Alert alert : Play.run(engine(), records(seed))) {
            Alert before = last.put(alert.alertId(), alert);
            assertThat(alert.revision()).isEqualTo(before == null ? 0 : before.revision() + 1);
            String key =
                    alert.context().rule()
                            + "|"
                            + alert.context().subject()
                            + "|"
                            + alert.context().place();
            if (before == null) {
                assertThat(alert.phase()).isEqualTo(Alert.Phase.OPENED);
                assertThat(open.put(key, alert.alertId())).as(key).isNull();
            } else {
                assertThat(before.phase()).isNotEqualTo(Alert.Phase.RESOLVED);
                assertThat(alert.capturedAtMicros())
                        .isGreaterThanOrEqualTo(before.capturedAtMicros());
                assertThat(alert.context().incident()).isEqualTo(before.context().incident());
            }
            if (alert.phase() == Alert.Phase.RESOLVED) {
                open.values().remove(alert.alertId());
            } else {
                open.values().remove(alert.alertId());
                open.put(key, alert.alertId());
            }
        }
    }

    @Property(tries = 30)
    void whileNobodySeesNothingIsResolvedAndNothingOpens(
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        for (Alert alert : Play.run(engine(), records(seed))) {
            double at = Play.seconds(alert.capturedAtMicros());
            boolean unseen = (at >= 14 && at < 17) || (at >= 30 && at < 32);
            if (unseen) {
                assertThat(alert.phase()).isEqualTo(Alert.Phase.UPDATED);
            }
        }
    }

    /** Without what is decided elsewhere over several frames: crossings and what follows them. */
    private static Draft[] impatient() {
        return new Draft[] {
            Draft.of(RuleKind.RESTRICTED_ZONE).zones("a", "b").lasting(0),
            Draft.of(RuleKind.WRONG_WAY).heading(90).lasting(0),
            Draft.of(RuleKind.STOPPED_VEHICLE).lasting(0),
            Draft.of(RuleKind.CROWD).zones("a").limit(0).lasting(0),
            Draft.of(RuleKind.QUEUE).zones("a").limit(0).lasting(0),
            Draft.of(RuleKind.LOITERING).zones("a").limit(0).lasting(0),
            Draft.of(RuleKind.RUNNING).limit(1.6).lasting(0),
            Draft.of(RuleKind.BED_EXIT).zones("bed").lasting(0),
            Draft.of(RuleKind.NOT_BACK_IN_BED).zones("bed").limit(0.5).lasting(0)
        };
    }

    @Property(tries = 100)
    void aBoxThatIsThrownElsewhereForOneFrameRaisesNothing(
            @ForAll @LongRange(min = 1, max = 100_000) long seed,
            @ForAll @LongRange(min = 40, max = 80) long frame) {
        Random random = new Random(seed);
        double elsewhereX = 1280 * random.nextDouble();
        double elsewhereY = 300 + 400 * random.nextDouble();
        java.util.function.DoubleFunction<Foot> walks =
                t -> thrown(t, frame, elsewhereX, elsewhereY, new Foot(100 + 10 * t, 120));
        java.util.function.DoubleFunction<Foot> sleeps =
                t -> thrown(t, frame, elsewhereX, elsewhereY, new Foot(60, 680));
        java.util.function.DoubleFunction<Foot> drives =
                t -> thrown(t, frame, elsewhereX, elsewhereY, new Foot(70 * t, 200));
        List<Alert> alerts =
                Play.play()
                        .observed(1, 0, seed)
                        .zone("a", 300, 250, 700, 700)
                        .zone("b", 600, 250, 1280, 700)
                        .zone("bed", 0, 600, 200, 720)
                        .person(1, 0, 100, walks)
                        .person(2, 0, 100, sleeps)
                        .car(3, 0, 100, drives)
                        .run(12, impatient());
        assertThat(alerts).isEmpty();
    }

    private static Foot thrown(double at, long frame, double x, double y, Foot foot) {
        return Math.round(10 * at) == frame ? new Foot(x, y) : foot;
    }
}
