package io.vigil.operators.assess.group;

import static io.vigil.operators.assess.group.Play.SECOND;
import static io.vigil.operators.assess.group.Play.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Alert.Phase;
import io.vigil.anomaly.rules.Instruction;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.Window;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whoever enters A at the gate and not B there within 90 s must not turn up in C at the stock; and
 * a shop with a door at each of two cameras.
 */
class GroupAssessmentTest {
    private static final RuleConfig DETOUR =
            Play.sequence(
                    "detour",
                    Play.stage("", "a", false, 0),
                    Play.stage("", "b", true, 90),
                    Play.stage("stock", "c", false, 60));

    private final Play play = new Play();

    private static SceneRules rules(long version, CountingConfig counting, RuleConfig... rules) {
        List<Point> corners = List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1));
        return new SceneRules(
                version,
                0,
                new SpatialConfig(
                        Anchor.BOTTOM_CENTER,
                        List.of(new Line("door", new Point(0, 0.5), new Point(1, 0.5))),
                        List.of(
                                new Zone("a", corners),
                                new Zone("b", corners),
                                new Zone("c", corners)),
                        List.of(),
                        0.01,
                        Duration.ofMillis(200)),
                counting,
                List.of(rules));
    }

    private static CountingConfig shop(String entrance) {
        CountingConfig d = CountingConfig.DEFAULTS;
        return new CountingConfig(
                ZoneId.of("UTC"),
                Set.of(Window.MINUTE, Window.HOUR),
                d.openingHours(),
                Optional.of(LocalTime.of(12, 5)),
                "shop-7",
                new TreeMap<>(Map.of("door", entrance)),
                d.staff(),
                0);
    }

    private void twoCameras(int seconds) {
        play.camera("gate", seconds, rules(1, CountingConfig.DEFAULTS, DETOUR));
        play.camera("stock", seconds, rules(1, CountingConfig.DEFAULTS));
    }

    @Test
    void whatLeadsOverTwoCamerasIsAnAlertOfTheOneWhoseRuleItIs() {
        twoCameras(140);
        play.enters("gate", 10, "a", 7);
        play.enters("stock", 120, "c", 5);
        play.run();

        assertThat(play.alerts())
                .extracting(Alert::phase)
                .containsExactly(Phase.OPENED, Phase.RESOLVED);
        Alert opened = play.alerts().get(0);
        assertThat(opened)
                .returns("gate", Alert::camera)
                .returns("sequence", Alert::kind)
                .returns(START + 120 * SECOND, Alert::detectedAtMicros)
                .returns(START + 10 * SECOND, Alert::startedAtMicros);
        assertThat(opened.alertId())
                .isEqualTo(
                        "gate/detour/track-5-of-stock/stock/c/%d".formatted(START + 120 * SECOND));
        assertThat(opened.explanation().text())
                .isEqualTo(
                        "Person (track 5 of stock) completed the sequence of 3 stages in stock/c in 110 s.");
        assertThat(opened.context().evidence().orElseThrow().fromSequence()).isEqualTo(10);
        assertThat(play.alerts().get(1).capturedAtMicros()).isEqualTo(START + 126 * SECOND);
    }

    @Test
    void whatMustNotHappenEndsIt() {
        twoCameras(140);
        play.enters("gate", 10, "a", 7);
        play.enters("gate", 60, "b", 8);
        play.enters("stock", 120, "c", 5);
        play.run();

        assertThat(play.alerts()).isEmpty();
    }

    @Test
    void whileACameraIsAwayNobodyKnowsThatNothingHappenedThere() {
        twoCameras(140);
        play.isDown("gate", 40, 50);
        play.enters("gate", 10, "a", 7);
        play.enters("stock", 120, "c", 5);
        play.run();

        assertThat(play.alerts()).isEmpty();
    }

    @Test
    void aCameraThatNothingIsToHappenAtMayBeAway() {
        twoCameras(140);
        play.isDown("stock", 40, 50);
        play.enters("gate", 10, "a", 7);
        play.enters("stock", 120, "c", 5);
        play.run();

        assertThat(play.alerts()).hasSize(2);
    }

    @Test
    void theOrderIsThatOfContentTime() {
        twoCameras(140);
        play.enters("stock", 10, "c", 5);
        play.enters("gate", 11, "a", 7);
        play.run();

        assertThat(play.alerts()).isEmpty();
    }

    @Test
    void anAlertIsAcknowledgedByTheLogOfItsCameraAndResolvedAsItsRuleGoes() {
        twoCameras(140);
        play.enters("gate", 10, "a", 7);
        play.enters("stock", 120, "c", 5);
        String id = "gate/detour/track-5-of-stock/stock/c/%d".formatted(START + 120 * SECOND);
        play.says("gate", 122, new Instruction(Instruction.Action.ACKNOWLEDGE, id, "ada", "", 0));
        play.asks("gate", 124, rules(2, CountingConfig.DEFAULTS));
        play.run();

        assertThat(play.alerts())
                .allMatch(alert -> alert.alertId().equals(id))
                .extracting(Alert::phase, Alert::revision)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Phase.OPENED, 0L),
                        org.assertj.core.groups.Tuple.tuple(Phase.ACKNOWLEDGED, 1L),
                        org.assertj.core.groups.Tuple.tuple(Phase.RESOLVED, 2L));
        assertThat(play.alerts().get(2).explanation().text()).contains("taken away");
        assertThat(play.state.rules()).isEmpty();
    }

    @Test
    void anotherRuleSetDoesNotTouchASequenceThatHasBegun() {
        twoCameras(140);
        play.enters("gate", 10, "a", 7);
        play.asks("gate", 50, rules(2, CountingConfig.DEFAULTS, DETOUR, Play.leadsOver("stock")));
        play.enters("stock", 120, "c", 5);
        play.run();

        assertThat(play.alerts()).filteredOn(a -> a.phase() == Phase.OPENED).hasSize(1);
        assertThat(play.alerts().get(0).context().rulesVersion()).isEqualTo(2);
    }

    @Test
    void aTrackThatTurnsOutToBeAnOlderOneGoesOnUnderItsName() {
        play.camera(
                "gate",
                140,
                rules(
                        1,
                        CountingConfig.DEFAULTS,
                        Play.sequence(
                                "twice",
                                Play.stage("stock", "c", false, 0),
                                Play.stage("", "b", true, 60))));
        play.camera("stock", 140, rules(1, CountingConfig.DEFAULTS));
        play.enters("stock", 10, "c", 9);
        play.renames("stock", 20, 9, 3);
        play.run();

        assertThat(play.alerts().get(0).context().subject()).isEqualTo("track 3 of stock");
    }

    @Test
    void aShopWithTwoDoorsIsNeverEmptierThanEmptyAndStartsAnewAtNight() {
        play.camera("gate", 600, rules(1, shop("main"), DETOUR));
        play.camera("stock", 600, rules(1, shop("yard")));
        play.crosses("gate", 10, Direction.OUT, 1);
        for (int track = 2; track <= 4; track++) {
            play.crosses("gate", 60 + track, Direction.IN, track);
        }
        play.crosses("stock", 130, Direction.OUT, 1);
        play.run();

        assertThat(play.counts())
                .isNotEmpty()
                .allMatch(count -> count.camera().isEmpty() && count.site().equals("shop-7"))
                .allMatch(count -> count.occupancyMax().orElse(0) >= 0);
        assertThat(minute(0))
                .returns(OptionalLong.of(0), Count::occupancyMax)
                .returns(OptionalLong.of(1), Count::drift);
        assertThat(minute(1).occupancyMax()).isEqualTo(OptionalLong.of(3));
        assertThat(minute(2))
                .returns(OptionalLong.of(2), Count::occupancyMax)
                .returns(OptionalLong.of(1), Count::left);
        assertThat(minute(4).occupancyMax()).isEqualTo(OptionalLong.of(2));
        assertThat(minute(5))
                .returns(OptionalLong.of(0), Count::occupancyMax)
                .returns(OptionalLong.of(0), Count::drift);
        assertThat(play.counts())
                .filteredOn(c -> c.kind() == Count.Kind.ENTRANCE)
                .extracting(Count::place)
                .containsOnly("main", "yard");
        assertThat(play.counts())
                .filteredOn(c -> c.kind() == Count.Kind.SITE && c.window() == Window.HOUR)
                .filteredOn(Count::finished)
                .filteredOn(c -> c.label().isEmpty())
                .singleElement()
                .returns(OptionalLong.of(3), Count::entered)
                .returns(OptionalLong.of(2), Count::left);
    }

    private Count minute(int minute) {
        return play.counts().stream()
                .filter(c -> c.kind() == Count.Kind.SITE && c.window() == Window.MINUTE)
                .filter(c -> c.label().isEmpty())
                .filter(c -> c.fromMicros() == START + 60L * minute * SECOND)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }
}
