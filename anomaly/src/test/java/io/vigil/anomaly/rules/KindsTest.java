package io.vigil.anomaly.rules;

import static io.vigil.anomaly.rules.Play.opened;
import static io.vigil.anomaly.rules.Play.play;
import static io.vigil.anomaly.rules.Play.resolved;
import static io.vigil.anomaly.rules.Play.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.rules.Play.Foot;
import io.vigil.tracking.spatial.Direction;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** Each kind, where it has to speak and where it must not, before a camera that trembles. */
class KindsTest {
    private static DoubleFunction<Foot> at(double x, double y) {
        return t -> new Foot(x, y);
    }

    /** From one place to another between two times, standing before and after. */
    private static DoubleFunction<Foot> walk(
            double x, double y, double begins, double toX, double toY, double ends) {
        return t -> {
            double share = Math.max(0, Math.min(1, (t - begins) / (ends - begins)));
            return new Foot(x + share * (toX - x), y + share * (toY - y));
        };
    }

    @Test
    void whoIsInARestrictedZoneIsReportedOnceAndResolvedWhenGone() {
        List<Alert> alerts =
                play().zone("stock", 600, 300, 900, 700)
                        .person(12, 0, 40, walk(100, 500, 2, 1200, 500, 24))
                        .run(40, Draft.of(RuleKind.RESTRICTED_ZONE).zones("stock").lasting(2));

        assertThat(alerts).hasSize(2);
        Alert first = alerts.get(0);
        // It enters at 12 s.
        assertThat(seconds(first.startedAtMicros())).isBetween(11.8, 12.2);
        assertThat(seconds(first.detectedAtMicros())).isBetween(14.0, 14.3);
        assertThat(first.context().subject()).isEqualTo("track 12");
        assertThat(first.context().place()).isEqualTo("stock");
        assertThat(first.explanation().text())
                .startsWith("Person 12 has been in stock for 2.")
                .endsWith(" s.");
        assertThat(first.explanation().figures()).containsEntry("for", 2.0);
        assertThat(alerts.get(1).phase()).isEqualTo(Alert.Phase.RESOLVED);
        assertThat(alerts.get(1).context().evidence().orElseThrow().fromSequence())
                .isBetween(118L, 123L);
    }

    @Test
    void whoPassesAZoneTooQuicklyOrBesideItIsNot() {
        assertThat(
                        play().zone("stock", 600, 300, 700, 700)
                                .person(1, 0, 40, walk(100, 500, 0, 1200, 500, 15))
                                .person(2, 0, 40, walk(100, 250, 0, 1200, 250, 15))
                                .car(3, 0, 40, at(650, 500))
                                .run(
                                        20,
                                        Draft.of(RuleKind.RESTRICTED_ZONE)
                                                .zones("stock")
                                                .except()
                                                .attribute("uniform", "no")
                                                .lasting(2)))
                .isEmpty();
    }

    @Test
    void aLineCrossedTheForbiddenWayIsReported() {
        List<Alert> alerts =
                play().person(1, 0, 20, at(500, 500))
                        .person(2, 0, 20, at(600, 500))
                        .crossed(5, 1, "person", "exit", Direction.IN)
                        .crossed(6, 2, "person", "exit", Direction.OUT)
                        .crossed(7, 2, "person", "door", Direction.IN)
                        .run(
                                20,
                                Draft.of(RuleKind.LINE_CROSSED)
                                        .lines("exit")
                                        .direction(Direction.IN));

        assertThat(opened(alerts)).hasSize(1);
        assertThat(alerts.get(0).context().subject()).isEqualTo("track 1");
        assertThat(alerts.get(0).explanation().text())
                .isEqualTo("Person 1 crossed line exit in direction in.");
        assertThat(resolved(alerts)).hasSize(1);
    }

    @Test
    void whoDrivesAgainstAGivenHeadingIsReportedAndNobodyElse() {
        Play play = play().observed(2, 0.05, 3);
        for (int i = 0; i < 20; i++) {
            play.car(10 + i, 3 * i, 3 * i + 8, walk(200, 650, 3 * i, 900, 200, 3 * i + 8));
        }
        // It stands and trembles.
        play.car(90, 0, 60, at(400, 600));
        play.car(99, 30, 38, walk(900, 240, 30, 200, 690, 38));
        List<Alert> alerts = play.run(60, Draft.of(RuleKind.WRONG_WAY).heading(57));

        assertThat(opened(alerts)).hasSize(1);
        assertThat(alerts.get(0).context().subject()).isEqualTo("track 99");
        assertThat(seconds(alerts.get(0).detectedAtMicros())).isBetween(31.0, 33.0);
        assertThat(alerts.get(0).explanation().figures().get("off")).isGreaterThan(120);
    }

    @Test
    void aLaneIsLearntFromThoseWhoDriveOnIt() {
        Play play = play().observed(2, 0.05, 3);
        for (int i = 0; i < 60; i++) {
            play.car(10 + i, 3 * i, 3 * i + 8, walk(200, 600, 3 * i, 1000, 600, 3 * i + 8));
            play.car(110 + i, 3 * i, 3 * i + 8, walk(1000, 300, 3 * i, 200, 300, 3 * i + 8));
        }
        // Too early to know.
        play.car(500, 9, 17, walk(1000, 600, 9, 200, 600, 17));
        play.car(501, 150, 158, walk(1000, 600, 150, 200, 600, 158));
        play.car(502, 160, 168, walk(200, 300, 160, 1000, 300, 168));
        List<Alert> alerts = play.run(185, Draft.of(RuleKind.WRONG_WAY));

        assertThat(opened(alerts))
                .extracting(alert -> alert.context().subject())
                .containsExactly("track 501", "track 502");
        assertThat(seconds(opened(alerts).get(0).detectedAtMicros())).isLessThan(153);
    }

    @Test
    void aVehicleThatStopsIsReportedAfterItsTime() {
        List<Alert> alerts =
                play().observed(2, 0.05, 4)
                        .car(1, 0, 60, walk(100, 500, 0, 600, 500, 5))
                        .car(2, 0, 60, walk(100, 300, 0, 1200, 300, 55))
                        .run(60, Draft.of(RuleKind.STOPPED_VEHICLE).lasting(10));

        assertThat(alerts).hasSize(1);
        assertThat(seconds(alerts.get(0).detectedAtMicros())).isBetween(14.5, 17.0);
    }

    @Test
    void aStoppedVehicleThatIsHiddenAndFoundUnderAnotherNameIsTheSame() {
        List<Alert> alerts =
                play().car(1, 0, 30, at(600, 500))
                        .ended(33, 1, "car")
                        .car(2, 50, 80, at(602, 501))
                        .run(150, Draft.of(RuleKind.STOPPED_VEHICLE).lasting(10));

        assertThat(opened(alerts)).hasSize(1);
        assertThat(resolved(alerts)).hasSize(1);
        // It is held for a minute after the last sight.
        assertThat(seconds(resolved(alerts).get(0).capturedAtMicros())).isBetween(139.0, 141.0);
        assertThat(resolved(alerts).get(0).explanation().text()).contains("out of sight");
    }

    @Test
    void aStoppedVehicleThatDrivesOutOfTheImageIsOver() {
        List<Alert> alerts =
                play().car(1, 0, 32, walk(900, 500, 30, 1280, 500, 32))
                        .ended(33, 1, "car")
                        // Another one stops there, but not for long.
                        .car(2, 36, 42, at(900, 500))
                        .run(150, Draft.of(RuleKind.STOPPED_VEHICLE).lasting(10));

        assertThat(alerts)
                .extracting(Alert::phase)
                .containsExactly(Alert.Phase.OPENED, Alert.Phase.RESOLVED);
        assertThat(seconds(alerts.get(1).capturedAtMicros())).isBetween(32.0, 34.0);
        assertThat(alerts.get(1).explanation().text()).contains("it has moved on");
    }

    @Test
    void aStoppedVehicleThatIsHalfHiddenBeforeItIsLostIsStillThere() {
        // Of a car of 120 px, 70 are hidden by what comes from the left: its middle goes right.
        List<Alert> alerts =
                play().car(1, 0, 31, walk(600, 500, 29, 635, 500, 30))
                        .ended(33, 1, "car")
                        .car(2, 60, 80, at(602, 501))
                        .run(75, Draft.of(RuleKind.STOPPED_VEHICLE).lasting(10));

        assertThat(opened(alerts)).hasSize(1);
        assertThat(resolved(alerts)).isEmpty();
    }

    @Test
    void aQueueIsNoStoppedVehicleButTwoAre() {
        Play three =
                play().car(1, 0, 60, at(300, 500))
                        .car(2, 0, 60, at(440, 500))
                        .car(3, 0, 60, at(580, 500));
        assertThat(three.run(40, Draft.of(RuleKind.STOPPED_VEHICLE))).isEmpty();

        Play two = play().car(1, 0, 60, at(300, 500)).car(2, 0, 60, at(440, 500));
        List<Alert> alerts = two.run(40, Draft.of(RuleKind.STOPPED_VEHICLE));
        assertThat(alerts).hasSize(2);
        assertThat(alerts)
                .extracting(alert -> alert.context().incident())
                .containsOnly(alerts.get(0).alertId());
    }

    @Test
    void aVehicleMayStandWhereItIsAllowedOrWhereQueuesAreExpected() {
        Play play =
                play().zone("bay", 0, 0, 400, 720)
                        .zone("lights", 800, 0, 1280, 720)
                        .car(1, 0, 60, at(300, 500))
                        .car(2, 0, 60, at(900, 500));
        assertThat(
                        play.run(
                                40,
                                Draft.of(RuleKind.STOPPED_VEHICLE).except("bay"),
                                Draft.of(RuleKind.QUEUE).zones("lights")))
                .isEmpty();
    }

    @Test
    void whoIsTooFastForSureIsReported() {
        List<Alert> alerts =
                play().car(1, 0, 10, 62, walk(0, 500, 0, 1200, 500, 10))
                        // 51 km/h, but only to within 1.8 km/h.
                        .car(2, 0, 10, 51, walk(0, 300, 0, 1200, 300, 10))
                        .car(3, 0, 10, walk(0, 400, 0, 1200, 400, 1))
                        .run(20, Draft.of(RuleKind.SPEEDING).limit(50));

        assertThat(opened(alerts)).hasSize(1);
        assertThat(alerts.get(0).explanation().figures())
                .containsEntry("limit", 50.0)
                .containsKeys("speed", "seconds", "kilometresPerHour");
        assertThat(alerts.get(0).explanation().text())
                .isEqualTo("Car 1 drives at 60 km/h or more, where 50 km/h are allowed.");
    }

    @Test
    void aCrowdIsMoreThanTheLimitUntilItIsWellBelow() {
        Play play = play().zone("hall", 0, 0, 1280, 720);
        for (int i = 0; i < 12; i++) {
            // They go one by one, from 30 s on.
            play.person(1 + i, 0, 30 + 5 * i, at(100 + 90 * i, 500));
        }
        List<Alert> alerts = play.run(100, Draft.of(RuleKind.CROWD).zones("hall").limit(10));

        assertThat(alerts).hasSize(2);
        assertThat(alerts.get(0).context().subject()).isEmpty();
        assertThat(alerts.get(0).explanation().text())
                .matches("1[12] are in hall, more than 10\\.");
        // 8 are left after the fourth has gone at 45 s.
        assertThat(seconds(alerts.get(1).capturedAtMicros())).isBetween(49.0, 53.0);
    }

    @Test
    void aQueueIsOfThoseWhoStand() {
        Play waiting = play().zone("till", 0, 0, 1280, 720);
        Play passing = play().zone("till", 0, 0, 1280, 720);
        for (int i = 0; i < 7; i++) {
            waiting.person(1 + i, 0, 60, at(100 + 90 * i, 500));
            passing.person(1 + i, 0, 60, walk(100 + 50 * i, 500, 0, 900 + 50 * i, 500, 10));
        }
        assertThat(opened(waiting.run(30, Draft.of(RuleKind.QUEUE).zones("till")))).hasSize(1);
        assertThat(passing.run(9, Draft.of(RuleKind.QUEUE).zones("till"))).isEmpty();
    }

    @Test
    void visitsOfOnePersonAddUpToLoitering() {
        DoubleFunction<Foot> comesAndGoes = t -> new Foot(t % 40 < 25 ? 500 : 900, 500);
        Play play =
                play().zone("door", 400, 300, 600, 700)
                        .person(1, 0, 200, comesAndGoes)
                        .person(2, 0, 50, at(450, 500))
                        .person(3, 60, 110, at(450, 500));
        List<Alert> alerts = play.run(200, Draft.of(RuleKind.LOITERING).zones("door").limit(60));

        assertThat(opened(alerts)).extracting(a -> a.context().subject()).contains("track 1");
        assertThat(opened(alerts)).extracting(a -> a.context().subject()).doesNotContain("track 2");
        // Two visits of 25 s, and 10 s of the third.
        assertThat(seconds(alerts.get(0).detectedAtMicros())).isBetween(89.5, 91.5);
    }

    @Test
    void aBagThatItsOwnerLeavesIsReportedAndOneThatIsWatchedIsNot() {
        DoubleFunction<Foot> leaves = walk(500, 500, 5, 1250, 500, 15);
        List<Alert> alerts =
                play().person(1, 0, 20, leaves)
                        .thing(2, "suitcase", 1, 90, at(520, 500))
                        .person(3, 0, 90, at(1000, 300))
                        .thing(4, "backpack", 1, 90, at(1020, 300))
                        // It has always been there.
                        .thing(5, "handbag", 0, 90, at(60, 690))
                        .turns(90, Draft.of(RuleKind.OBJECT_LEFT).lasting(20));

        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).context().subject()).isEqualTo("track 2");
        assertThat(seconds(alerts.get(0).detectedAtMicros())).isBetween(28.0, 36.0);
    }

    @Test
    void whoRunsIsReportedAndWhoWalksIsNot() {
        List<Alert> alerts =
                play().observed(2, 0.05, 8)
                        // 400 and 140 pixels a second, at a height of 170.
                        .person(1, 0, 3, walk(0, 500, 0, 1200, 500, 3))
                        .person(2, 0, 8, walk(0, 400, 0, 1120, 400, 8))
                        .run(10, Draft.of(RuleKind.RUNNING));

        assertThat(opened(alerts)).hasSize(1);
        assertThat(alerts.get(0).context().subject()).isEqualTo("track 1");
        assertThat(alerts.get(0).explanation().figures().get("speed")).isBetween(2.0, 2.7);
    }

    @Test
    void theCamerasOwnTroubleIsReportedByTheRuleThoughItIsBlind() {
        List<Alert> alerts =
                play().trouble("camera-dark", 5, 20)
                        .blind(5, 20)
                        .run(30, Draft.of(RuleKind.CAMERA_HEALTH).lasting(3));

        assertThat(alerts).hasSize(2);
        assertThat(seconds(alerts.get(0).detectedAtMicros())).isBetween(8.0, 8.2);
        assertThat(alerts.get(0).context().subject()).isEqualTo("camera-dark");
        assertThat(seconds(alerts.get(1).capturedAtMicros())).isBetween(20.0, 20.2);
    }

    @Test
    void nobodyForTooLongIsReportedUntilSomebodyComes() {
        List<Alert> alerts =
                play().person(1, 0, 10, at(500, 500))
                        // A ghost of a frame.
                        .person(2, 40, 40.1, at(500, 500))
                        .person(3, 100, 110, at(500, 500))
                        .turns(115, Draft.of(RuleKind.NO_ACTIVITY).limit(60));

        assertThat(alerts).hasSize(2);
        assertThat(seconds(alerts.get(0).detectedAtMicros())).isBetween(69.0, 71.5);
        assertThat(seconds(alerts.get(1).capturedAtMicros())).isBetween(100.9, 103.0);
    }

    @Test
    void timeThatNobodySawIsNoTimeWithoutActivity() {
        assertThat(
                        play().person(1, 0, 10, at(500, 500))
                                .silent(12, 100)
                                .run(120, Draft.of(RuleKind.NO_ACTIVITY).limit(60)))
                .isEmpty();
    }

    @Test
    void leavingTheBedIsReportedThoughTheOneWhoLeftIsHidden() {
        DoubleFunction<Foot> sleepsAndGoes = t -> new Foot(t < 60 ? 500 : 900, 500);
        Play play =
                play().zone("bed", 400, 300, 600, 700)
                        .person(1, 0, 63, sleepsAndGoes)
                        // Under another name, back at 200 s.
                        .person(2, 200, 300, at(500, 500));
        List<Alert> alerts =
                play.turns(
                        250,
                        Draft.of(RuleKind.BED_EXIT).zones("bed"),
                        Draft.of(RuleKind.NOT_BACK_IN_BED).zones("bed").limit(100));

        assertThat(alerts)
                .extracting(Alert::kind)
                .containsExactly("bed-exit", "not-back-in-bed", "bed-exit", "not-back-in-bed");
        assertThat(seconds(alerts.get(0).detectedAtMicros())).isBetween(61.5, 62.8);
        assertThat(seconds(alerts.get(1).detectedAtMicros())).isBetween(159.5, 161.0);
        assertThat(seconds(alerts.get(2).capturedAtMicros())).isBetween(209.0, 213.0);
        assertThat(resolved(alerts))
                .allSatisfy(
                        alert ->
                                assertThat(alert.explanation().text())
                                        .endsWith("; somebody is back in bed."));
        assertThat(resolved(alerts).get(0).explanation().text()).startsWith("Person 1 left bed");
    }

    @Test
    void whoSitsOnTheBedForAMomentHasNotLeftIt() {
        assertThat(
                        play().zone("bed", 400, 300, 600, 700)
                                .person(1, 0, 60, t -> new Foot(t > 5 && t < 20 ? 500 : 900, 500))
                                // Lost under the blanket.
                                .person(2, 0, 60, at(450, 500))
                                .run(100, Draft.of(RuleKind.BED_EXIT).zones("bed")))
                .isEmpty();
    }

    @Test
    void staffResolvesWhatIsOpenAndIsNotCalledForWhatItSees() {
        Play play =
                play().zone("bed", 0, 0, 1280, 720)
                        .person(1, 0, 200, at(500, 500))
                        .staff(2, 30, 100, at(700, 500))
                        .person(3, 60, 90, at(900, 500));
        List<Alert> alerts =
                play.run(
                        150,
                        Draft.of("here", RuleKind.RESTRICTED_ZONE).zones("bed").lasting(5),
                        Draft.of(RuleKind.STAFF_PRESENT).zones("bed").attribute("uniform", "yes"));

        List<Alert> resident =
                alerts.stream().filter(a -> a.context().subject().equals("track 1")).toList();
        assertThat(resident)
                .extracting(Alert::phase)
                .containsExactly(Alert.Phase.OPENED, Alert.Phase.RESOLVED, Alert.Phase.OPENED);
        assertThat(resident.get(1).context().acknowledgedBy()).isEqualTo("staff");
        assertThat(seconds(resident.get(1).capturedAtMicros())).isBetween(32.0, 32.8);
        // Staff is gone at 100 s, which is certain at 110 s.
        assertThat(seconds(resident.get(2).detectedAtMicros())).isBetween(114.0, 116.5);
        assertThat(opened(alerts))
                .filteredOn(a -> a.context().subject().equals("track 3"))
                .singleElement()
                .satisfies(a -> assertThat(a.context().suppressed()).isEqualTo("staff"));
    }

    @Test
    void aSequenceOfStagesIsReported() {
        Stage in = new Stage(Stage.Happening.ENTERS, "", "door", false, Duration.ZERO, false);
        Stage badge =
                new Stage(Stage.Happening.ENTERS, "", "badge", true, Duration.ofSeconds(10), true);
        Play play =
                play().observed(0, 0, 1)
                        .zone("door", 0, 0, 200, 720)
                        .zone("badge", 600, 0, 800, 720)
                        .person(1, 0, 60, walk(100, 500, 2, 700, 500, 8))
                        .person(2, 20, 60, walk(100, 500, 22, 500, 500, 28));
        List<Alert> alerts = play.run(60, Draft.of(RuleKind.SEQUENCE).stages(in, badge));

        assertThat(opened(alerts)).hasSize(1);
        assertThat(alerts.get(0).context().subject()).isEqualTo("track 2");
        assertThat(seconds(alerts.get(0).detectedAtMicros())).isBetween(30.0, 32.2);
    }
}
