package io.vigil.operators.assess;

import static io.vigil.operators.assess.ScriptedCamera.FRAME;
import static io.vigil.operators.assess.ScriptedCamera.at;
import static io.vigil.operators.assess.ScriptedCamera.event;
import static io.vigil.operators.assess.ScriptedCamera.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.RuleSet;
import io.vigil.operators.Dead;
import io.vigil.operators.Happened;
import io.vigil.operators.Perceived;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.Tracked;
import io.vigil.tracking.spatial.SpatialEvent;
import io.vigil.tracking.spatial.SpatialEvent.Kind;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CameraAssessmentTest {
    private static final ScriptedCamera DOOR = new ScriptedCamera("door");

    private final CameraLine line = new CameraLine();

    @Property(tries = 20)
    void aRestartAnywhereChangesNothing(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(min = 1, max = 40) int often) {
        List<Perceived> log = DOOR.log(seed, 300);
        CameraLine undisturbed = new CameraLine();
        log.forEach(undisturbed::see);
        CameraLine disturbed = new CameraLine();
        Random random = new Random(seed);
        for (Perceived perceived : log) {
            if (random.nextInt(often) == 0) {
                disturbed.restart();
            }
            disturbed.see(perceived);
        }
        assertThat(disturbed.bytes()).isEqualTo(undisturbed.bytes());
        assertThat(disturbed.checkpoint()).isEqualTo(undisturbed.checkpoint());
    }

    @Property(tries = 20)
    void recordsThatComeTwiceChangeNothing(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(min = 1, max = 40) int often) {
        // Whatever was sent again after a lost answer.
        CameraLine once = new CameraLine();
        CameraLine twice = new CameraLine();
        Random random = new Random(seed);
        for (Perceived perceived : DOOR.log(seed, 300)) {
            once.see(perceived);
            twice.see(perceived);
            boolean isFrameOrRules =
                    perceived instanceof io.vigil.operators.PerceivedFrame
                            || (perceived instanceof io.vigil.operators.CameraEvent e
                                    && e.record() instanceof RuleSet set
                                    && set.version() != 99);
            if (isFrameOrRules && random.nextInt(often) == 0) {
                twice.see(perceived);
            }
        }
        assertThat(assessed(twice.outputs)).isEqualTo(assessed(once.outputs));
        assertThat(twice.state()).isEqualTo(once.state());
    }

    @Test
    void rulesHoldFromTheFirstFrameAfterTheirPlaceInTheLog() {
        see(DOOR.ruleSet(rules(1, 0, "stock")), DOOR.frame(0, true), DOOR.frame(1, true));
        see(DOOR.ruleSet(rules(2, at(0), "till")), DOOR.frame(2, false), DOOR.frame(3, true));

        assertThat(events(Kind.RULES_APPLIED))
                .extracting(SpatialEvent::sequence, SpatialEvent::rulesVersion)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0L, 1L),
                        org.assertj.core.groups.Tuple.tuple(2L, 2L));
        assertThat(events(Kind.RULES_APPLIED).get(1).capturedAtMicros()).isEqualTo(at(2));
    }

    @Test
    void rulesHoldFromTheFirstFrameOfTheirTime() {
        see(DOOR.ruleSet(rules(1, at(3) - 1, "stock")));
        for (int i = 0; i < 6; i++) {
            see(DOOR.frame(i, true));
        }

        assertThat(events(Kind.RULES_APPLIED))
                .singleElement()
                .extracting(SpatialEvent::sequence)
                .isEqualTo(3L);
    }

    @Test
    void whereNoFrameComesAnotherRecordTellsThatRulesHold() {
        see(DOOR.ruleSet(rules(1, 0, "stock")), DOOR.frame(0, true));
        see(DOOR.ruleSet(rules(2, at(0) + FRAME / 2, "till")), DOOR.heartbeat(0));

        assertThat(events(Kind.RULES_APPLIED).get(1).capturedAtMicros())
                .isEqualTo(at(0) + FRAME / 2);

        see(DOOR.ruleSet(rules(3, 0, "stock")), DOOR.ended(0));
        assertThat(events(Kind.RULES_APPLIED)).hasSize(3);
    }

    @Test
    void anOlderVersionAndARepetitionChangeNothing() {
        see(DOOR.ruleSet(rules(2, 0, "stock")), DOOR.frame(0, true));
        AssessState before = line.state();

        see(DOOR.ruleSet(rules(2, 0, "till")), DOOR.ruleSet(rules(1, 0, "till")));

        assertThat(line.state()).isEqualTo(before);
        assertThat(line.outputs).noneMatch(Dead.class::isInstance);
    }

    @Test
    void ofSeveralThatAreDueTheLatestVersionHolds() {
        see(DOOR.ruleSet(rules(1, 0, "stock")), DOOR.frame(0, true));
        see(DOOR.ruleSet(rules(3, at(5), "three")), DOOR.ruleSet(rules(2, at(8), "two")));
        for (int i = 1; i < 12; i++) {
            see(DOOR.frame(i, true));
        }

        assertThat(events(Kind.RULES_APPLIED))
                .extracting(SpatialEvent::rulesVersion)
                .containsExactly(1L, 3L);
        assertThat(line.state().standing().waiting()).isEmpty();
    }

    @Test
    void rulesThatCannotBeReadAreADeadLetterAndTheOldOnesGoOn() {
        see(DOOR.ruleSet(rules(1, 0, "stock")), DOOR.frame(0, true));
        AssessState before = line.state();

        see(event(new RuleSet("door", 0, 0, 0, 2, "{\"version\": 2, \"places\": 7}")));
        see(event(new RuleSet("door", 0, 0, 0, 3, "null")));
        see(
                event(
                        new RuleSet(
                                "door",
                                0,
                                0,
                                0,
                                4,
                                new io.vigil.anomaly.rules.SceneRulesJson()
                                        .write(rules(5, 0, "till")))));

        assertThat(line.state()).isEqualTo(before);
        assertThat(
                        line.outputs.stream()
                                .filter(Dead.class::isInstance)
                                .map(dead -> ((Dead) dead).letter()))
                .hasSize(3)
                .allMatch(letter -> letter.reason().equals("bad-rules"))
                .allMatch(letter -> letter.detail().startsWith("Camera door: rule set "));
    }

    @Test
    void anInstructionThatIsNoneIsADeadLetter() {
        see(DOOR.ruleSet(rules(1, 0, "stock")), DOOR.frame(0, true), DOOR.said("DANCE", "", 0));

        assertThat(line.outputs).filteredOn(Dead.class::isInstance).hasSize(1);
    }

    @Test
    void aMovedCameraSuspendsItsRulesUntilItIsBack() {
        see(DOOR.ruleSet(rules(1, 0, "stock")), DOOR.frame(0, true));
        line.troubles.add("camera-moved");
        see(DOOR.frame(1, true), DOOR.frame(2, true));
        line.troubles.clear();
        see(DOOR.frame(3, true), DOOR.frame(4, true));

        assertThat(changes())
                .containsExactly(
                        "RULES_APPLIED at 0", "RULES_SUSPENDED at 1", "RULES_RESUMED at 3");
    }

    @Test
    void aConfirmedViewResumesTheRulesUntilTheCameraMovesAgain() {
        see(DOOR.ruleSet(rules(1, 0, "stock")), DOOR.frame(0, true));
        line.troubles.add("camera-moved");
        see(DOOR.frame(1, true), DOOR.said("CONFIRM_VIEW", "", 0), DOOR.frame(2, true));
        line.restart();
        see(DOOR.frame(3, true));
        line.troubles.clear();
        see(DOOR.frame(4, true));
        line.troubles.add("camera-moved");
        see(DOOR.frame(5, true));

        assertThat(changes())
                .containsExactly(
                        "RULES_APPLIED at 0",
                        "RULES_SUSPENDED at 1",
                        "RULES_RESUMED at 2",
                        "RULES_SUSPENDED at 5");
    }

    @Test
    void aCameraWithoutRulesIsLeftAlone() {
        see(
                DOOR.frame(0, true),
                DOOR.heartbeat(0),
                DOOR.said("INHIBIT", "", 1),
                DOOR.frame(1, true),
                DOOR.ended(1));

        assertThat(line.state()).isEqualTo(AssessState.EMPTY);
        assertThat(line.outputs).noneMatch(Happened.class::isInstance);
    }

    private void see(Perceived... all) {
        for (Perceived perceived : all) {
            line.see(perceived);
        }
    }

    private List<SpatialEvent> events(Kind kind) {
        return line.outputs.stream()
                .filter(Happened.class::isInstance)
                .map(output -> ((Happened) output).event())
                .filter(happened -> happened.kind() == kind)
                .toList();
    }

    private List<String> changes() {
        return line.outputs.stream()
                .filter(Happened.class::isInstance)
                .map(output -> ((Happened) output).event())
                .filter(happened -> happened.kind().name().startsWith("RULES"))
                .map(happened -> happened.kind() + " at " + happened.sequence())
                .toList();
    }

    private static List<TrackOutput> assessed(List<TrackOutput> outputs) {
        return outputs.stream().filter(output -> !(output instanceof Tracked)).toList();
    }
}
