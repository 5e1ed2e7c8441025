package io.vigil.anomaly.rules;

import static io.vigil.anomaly.rules.Play.micros;
import static io.vigil.anomaly.rules.Play.opened;
import static io.vigil.anomaly.rules.Play.play;
import static io.vigil.anomaly.rules.Play.resolved;
import static io.vigil.anomaly.rules.Play.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.rules.Instruction.Action;
import io.vigil.anomaly.rules.Play.Foot;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.counting.Schedule;
import io.vigil.tracking.spatial.SpatialConfig;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
    private static Foot inside(double at) {
        return new Foot(500, 500);
    }

    private static Play stock() {
        return play().observed(1, 0, 1).zone("stock", 400, 300, 800, 700);
    }

    private static Draft forbidden() {
        return Draft.of("no-entry", RuleKind.RESTRICTED_ZONE).zones("stock").lasting(2).gap(1);
    }

    private static List<Alert.Phase> phases(List<Alert> alerts) {
        return alerts.stream().map(Alert::phase).toList();
    }

    @Test
    void aBadFrameOrTwoOpenNothing() {
        Play play = stock();
        // A box that is thrown into the zone for one frame, once a second for a minute.
        play.person(
                1,
                0,
                60,
                t -> Math.abs(t - Math.rint(t)) < 0.01 ? new Foot(500, 500) : new Foot(100, 500));
        assertThat(play.run(60, forbidden().lasting(0).gap(2), forbidden("b").lasting(2).gap(2)))
                .isEmpty();
    }

    private static Draft forbidden(String id) {
        return Draft.of(id, RuleKind.RESTRICTED_ZONE).zones("stock").gap(1);
    }

    @Test
    void outageNeitherOpensNorResolvesButEscalates() {
        Escalation later = new Escalation(Duration.ofSeconds(60), Severity.CRITICAL);
        List<Alert> alerts =
                stock().person(1, 0, 20, LifeCycleTest::inside)
                        .silent(20, 100)
                        .blind(100, 150)
                        // Somebody is there for the last second before the outage only.
                        .person(2, 19, 21, t -> new Foot(700, 500))
                        .run(200, forbidden().escalates(later));

        assertThat(phases(alerts))
                .containsExactly(Alert.Phase.OPENED, Alert.Phase.UPDATED, Alert.Phase.RESOLVED);
        assertThat(alerts.get(1).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alerts.get(1).context().escalation()).isEqualTo(1);
        assertThat(seconds(alerts.get(1).capturedAtMicros())).isBetween(62.0, 62.2);
        // Nobody is there after the outage; that takes a second to be certain.
        assertThat(seconds(alerts.get(2).capturedAtMicros())).isBetween(150.8, 151.4);
        assertThat(alerts.get(2).explanation().text()).contains("out of sight");
    }

    @Test
    void whoIsStillThereAfterAnOutageOfTenMinutesIsNoNewAlert() {
        List<Alert> alerts =
                stock().person(1, 0, 700, LifeCycleTest::inside)
                        .silent(20, 620)
                        .run(650, forbidden());
        assertThat(alerts).hasSize(1);
    }

    @Test
    void whatIsAcknowledgedDoesNotEscalate() {
        Escalation soon = new Escalation(Duration.ofSeconds(10), Severity.CRITICAL);
        String id = "c/no-entry/track-1/stock/" + micros(2);
        List<Alert> alerts =
                stock().person(1, 0, 60, LifeCycleTest::inside)
                        .says(5, Action.ACKNOWLEDGE, id, "", 0)
                        .says(6, Action.ACKNOWLEDGE, "c/no-entry/track-7/stock/1", "", 0)
                        .run(30, forbidden().escalates(soon));

        assertThat(phases(alerts)).containsExactly(Alert.Phase.OPENED, Alert.Phase.ACKNOWLEDGED);
        assertThat(alerts.get(0).alertId()).isEqualTo(id);
        assertThat(alerts.get(1).context().acknowledgedBy()).isEqualTo("anna");
    }

    @Test
    void coolDownConcernsTheSameSubjectAtTheSamePlaceAlone() {
        DoubleFunction<Foot> inAndOut = t -> new Foot(t % 20 < 10 ? 500 : 100, 500);
        Play play =
                stock().zone("vault", 0, 0, 200, 720)
                        .person(1, 0, 100, inAndOut)
                        .person(2, 22, 38, t -> new Foot(700, 400));
        List<Alert> alerts =
                play.run(
                        100,
                        forbidden().coolDown(45),
                        Draft.of("vault", RuleKind.RESTRICTED_ZONE)
                                .zones("vault")
                                .gap(1)
                                .coolDown(1));

        assertThat(opened(alerts))
                .filteredOn(alert -> alert.context().rule().equals("no-entry"))
                .extracting(alert -> alert.context().subject() + ":" + alert.context().suppressed())
                // Resolved at 11 s, cool until 56 s.
                .containsExactly(
                        "track 1:",
                        "track 1:cool-down",
                        "track 2:",
                        "track 1:cool-down",
                        "track 1:",
                        "track 1:cool-down");
        assertThat(opened(alerts))
                .filteredOn(alert -> alert.context().rule().equals("vault"))
                .hasSize(5)
                .allSatisfy(alert -> assertThat(alert.context().suppressed()).isEmpty());
    }

    @Test
    void whatIsSuppressedWhenItOpensIsToldOnceThereIsNoMoreReason() {
        List<Alert> alerts =
                stock().person(1, 0, 100, LifeCycleTest::inside)
                        .says(0, Action.INHIBIT, "no-entry", "works", 50)
                        .run(60, forbidden());

        assertThat(phases(alerts)).containsExactly(Alert.Phase.OPENED, Alert.Phase.UPDATED);
        assertThat(alerts.get(0).context().suppressed()).isEqualTo("inhibited: works");
        assertThat(alerts.get(1).context().suppressed()).isEmpty();
        assertThat(seconds(alerts.get(1).capturedAtMicros())).isBetween(50.0, 50.2);
    }

    @Test
    void alertsOfOneRuleAtOnePlaceAreOneIncidentAndThoseOfAnotherAreNot() {
        List<Alert> alerts =
                stock().person(1, 0, 60, LifeCycleTest::inside)
                        .person(2, 10, 60, t -> new Foot(750, 350))
                        .person(3, 20, 60, t -> new Foot(700, 650))
                        .run(30, forbidden(), forbidden("other").lasting(3));

        List<Alert> first = of("no-entry", alerts);
        assertThat(first)
                .hasSize(3)
                .extracting(alert -> alert.context().incident())
                .containsOnly(first.get(0).alertId());
        List<Alert> other = of("other", alerts);
        assertThat(other)
                .hasSize(3)
                .extracting(alert -> alert.context().incident())
                .containsOnly(other.get(0).alertId());
    }

    private static List<Alert> of(String rule, List<Alert> alerts) {
        return alerts.stream().filter(a -> a.context().rule().equals(rule)).toList();
    }

    @Test
    void anAlertFollowsATrackThatTurnsOutToBeAnOlderOne() {
        List<Alert> alerts =
                stock().person(1, 0, 10, LifeCycleTest::inside)
                        .person(2, 10.2, 15, LifeCycleTest::inside)
                        .renamed(15, 2, 1)
                        .person(1, 15, 30, LifeCycleTest::inside)
                        .run(40, forbidden().lasting(2).gap(8));

        List<Alert> first =
                alerts.stream().filter(alert -> alert.alertId().contains("track-1/")).toList();
        assertThat(phases(first)).containsExactly(Alert.Phase.OPENED, Alert.Phase.RESOLVED);
        assertThat(resolved(alerts)).hasSize(2);
        assertThat(resolved(alerts).get(0).explanation().text())
                .contains("it is the same as alert " + first.get(0).alertId());
        assertThat(seconds(resolved(alerts).get(0).capturedAtMicros())).isEqualTo(15.0);
    }

    @Test
    void whatIsOpenOfARuleThatChangesIsResolvedAndTheOthersGoOn() {
        List<RulesInput> records = stock().person(1, 0, 60, LifeCycleTest::inside).records(40);
        RuleEngine before =
                new RuleEngine(
                        Draft.set(1, forbidden("stays"), forbidden("changes"), forbidden("goes")));
        RuleEngine after =
                new RuleEngine(Draft.set(2, forbidden("changes").lasting(5), forbidden("stays")));
        RulesState state = RulesState.EMPTY;
        List<Alert> alerts = new ArrayList<>();
        for (RulesInput record : records) {
            RulesStep step = (record.sequence() < 200 ? before : after).step(state, record);
            state = step.state();
            alerts.addAll(step.alerts());
        }

        assertThat(phases(of("stays", alerts))).containsExactly(Alert.Phase.OPENED);
        assertThat(phases(of("goes", alerts)))
                .containsExactly(Alert.Phase.OPENED, Alert.Phase.RESOLVED);
        assertThat(of("goes", alerts).get(1).explanation().text())
                .endsWith("the rule was taken away.");
        List<Alert> changed = of("changes", alerts);
        assertThat(phases(changed))
                .containsExactly(Alert.Phase.OPENED, Alert.Phase.RESOLVED, Alert.Phase.OPENED);
        assertThat(changed.get(1).explanation().text()).endsWith("the rule was changed.");
        assertThat(changed.get(2).context().rulesVersion()).isEqualTo(2);
    }

    @Test
    void aRuleHoldsInItsHoursByTheClockOnTheWall() {
        // The play begins at midnight in UTC.
        Schedule hours =
                new Schedule(
                        List.of(
                                new Schedule.Hours(
                                        Set.of(DayOfWeek.values()),
                                        LocalTime.of(0, 0, 10),
                                        LocalTime.of(0, 0, 30))));
        List<Alert> alerts =
                stock().person(1, 0, 60, LifeCycleTest::inside)
                        .run(60, forbidden().schedule(hours));

        assertThat(phases(alerts)).containsExactly(Alert.Phase.OPENED, Alert.Phase.RESOLVED);
        assertThat(seconds(alerts.get(0).detectedAtMicros())).isBetween(12.0, 12.2);
        assertThat(seconds(alerts.get(1).capturedAtMicros())).isBetween(31.0, 31.2);
        assertThat(alerts.get(1).explanation().text()).endsWith("the rule's hours are over.");
    }

    @Test
    void anAlertThatGetsWorseSaysSoButNotAllTheTime() {
        Play play = stock();
        for (int i = 0; i < 40; i++) {
            play.person(1 + i, i, 400, t -> new Foot(500, 500));
        }
        List<Alert> alerts = play.run(100, Draft.of(RuleKind.CROWD).zones("stock").limit(5));

        assertThat(phases(alerts)).containsExactly(Alert.Phase.OPENED, Alert.Phase.UPDATED);
        assertThat(alerts.get(1).explanation().figures().get("present")).isGreaterThan(30);
        assertThat(alerts.get(1).capturedAtMicros() - alerts.get(0).capturedAtMicros())
                .isGreaterThanOrEqualTo(30_000_000);
    }

    @Test
    void aShadowRuleSaysThatItIsOne() {
        List<Alert> alerts =
                stock().person(1, 0, 60, LifeCycleTest::inside).run(10, forbidden().shadow());
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).context().shadow()).isTrue();
    }

    @Test
    void theEndOfTheSourceResolvesNothingSinceNobodySawItEnd() {
        List<RulesInput> records =
                new ArrayList<>(stock().person(1, 0, 60, LifeCycleTest::inside).records(10));
        RulesInput last = records.get(records.size() - 1);
        records.add(
                new RulesInput(
                        last.camera(),
                        last.epoch(),
                        last.sequence(),
                        last.clockMicros() + 60_000_000,
                        Sight.ENDED,
                        last.width(),
                        last.height(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Collections.emptySortedSet(),
                        List.of(),
                        Untracked.NOTHING));
        assertThat(phases(Play.run(new RuleEngine(Draft.set(1, forbidden())), records)))
                .containsExactly(Alert.Phase.OPENED);
    }

    @Test
    void whatIsRememberedOfThoseWhoAreGoneIsForgotten() {
        Play play = stock();
        for (int i = 0; i < 300; i++) {
            play.person(1 + i, 2 * i, 2 * i + 4, t -> new Foot(500, 500));
            play.ended(2 * i + 6, 1 + i, "person");
        }
        RuleEngine engine =
                new RuleEngine(
                        Draft.set(
                                1,
                                forbidden().coolDown(10),
                                Draft.of(RuleKind.RUNNING),
                                Draft.of(RuleKind.STOPPED_VEHICLE)));
        RulesState state = RulesState.EMPTY;
        for (RulesInput record : play.records(600)) {
            state = engine.step(state, record).state();
            assertThat(state.trails()).hasSizeLessThan(8);
            assertThat(state.rules())
                    .allSatisfy(
                            memory -> {
                                assertThat(memory.episodes()).hasSizeLessThan(8);
                                assertThat(memory.cooling()).hasSizeLessThan(12);
                            });
        }
    }

    @Test
    void rulesAreWrittenAndReadTheSame() {
        SceneRulesJson json = new SceneRulesJson();
        SceneRules rules =
                new SceneRules(
                        3,
                        0,
                        SpatialConfig.NONE,
                        CountingConfig.DEFAULTS,
                        List.of(
                                forbidden()
                                        .schedule(
                                                new Schedule(
                                                        List.of(
                                                                new Schedule.Hours(
                                                                        Set.of(
                                                                                DayOfWeek.SUNDAY,
                                                                                DayOfWeek.MONDAY),
                                                                        LocalTime.of(8, 0),
                                                                        LocalTime.of(20, 0)))))
                                        .rule()));
        String text = json.write(rules);
        assertThat(json.read(text)).isEqualTo(rules);
        assertThat(text.indexOf("MONDAY")).isLessThan(text.indexOf("SUNDAY"));
        assertThat(Optional.of(json.write(json.read(text)))).contains(text);
    }

    @Test
    void aRuleWithoutAPromiseIsWrittenAndRememberedAsBeforeThereWereAny() {
        SceneRulesJson json = new SceneRulesJson();
        RuleConfig rule = forbidden().rule();
        SceneRules rules =
                new SceneRules(3, 0, SpatialConfig.NONE, CountingConfig.DEFAULTS, List.of(rule));
        assertThat(json.write(rules)).doesNotContain("promise");
        assertThat(json.read(json.write(rules))).isEqualTo(rules);
        assertThat(rule.words()).endsWith("]]").doesNotContain("promise");

        RuleConfig odd = Draft.of(RuleKind.ANOMALY).rule();
        SceneRules others =
                new SceneRules(3, 0, SpatialConfig.NONE, CountingConfig.DEFAULTS, List.of(odd));
        assertThat(json.read(json.write(others))).isEqualTo(others);
    }
}
