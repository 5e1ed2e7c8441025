package io.vigil.operators.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.anomaly.bundle.BundleStore;
import io.vigil.anomaly.bundle.Bundles;
import io.vigil.anomaly.calibration.CalibrationState;
import io.vigil.anomaly.judging.AnomalyScore;
import io.vigil.anomaly.judging.Judging;
import io.vigil.anomaly.judging.Phase;
import io.vigil.operators.Dead;
import io.vigil.operators.Happened;
import io.vigil.operators.health.Trouble;
import io.vigil.tracking.spatial.SpatialEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraJudgingTest {
    private static final Bundle KNOWING = new Street(1).bundle(10);
    private static final Bundle SHORT = new Street(1).bundle(2);
    private static final Bundles BUNDLES = (name, digest) -> name.equals("short") ? SHORT : KNOWING;
    private static final Duration HOUR = Duration.ofHours(1);

    private final StreetLine line = new StreetLine(BUNDLES, 7, false);

    private void begin(String bundle, double asked, Duration shadowTime, String... zones) {
        line.see(Street.rules(1, asked, shadowTime, zones));
        line.see(Street.change(1, bundle));
    }

    private static List<Alert> opened(List<Alert> alerts) {
        return alerts.stream().filter(alert -> alert.phase() == Alert.Phase.OPENED).toList();
    }

    private Alert lastAlert() {
        return line.alerts.get(line.alerts.size() - 1);
    }

    @Test
    void whatIsPromisedIsKeptOnceTheShadowTimeIsOver() {
        begin("one", 10, Duration.ofDays(1));
        line.normal(26);
        assertThat(line.last().phase()).isEqualTo(Phase.LIVE);
        int early = opened(line.alerts).size();
        line.normal(3 * 24);
        List<Alert> live = opened(line.alerts).subList(early, opened(line.alerts).size());
        assertThat(live.stream().filter(alert -> alert.context().shadow())).isEmpty();
        assertThat(live.size() / 30.0).as("realised over asked").isBetween(0.3, 3.0);
        assertThat(line.bytes()).as("bytes of state").isLessThan(120_000);
        line.runner(320, 2.5);
        assertThat(opened(line.alerts).size()).isEqualTo(early + live.size() + 1);
    }

    @Test
    void theThresholdOfTheBundleOpensShadowAlertsThatSayWhyUntilTheFirstTimeIsOver() {
        begin("one", 1, HOUR);
        line.normal(0.5);
        assertThat(line.last().phase()).isEqualTo(Phase.SHADOW);
        assertThat(line.last().threshold()).isFinite();
        assertThat(line.alerts).isEmpty();
        line.runner(320, 2.5);
        Alert alert = lastAlert();
        assertThat(alert.kind()).isEqualTo("anomaly");
        assertThat(alert.phase()).isEqualTo(Alert.Phase.OPENED);
        assertThat(alert.context().shadow()).isTrue();
        assertThat(alert.explanation().text())
                .startsWith("Person is unusual: speed 3.0")
                .contains(
                        "body heights/s, normal here is 0.",
                        "by bundle one (SHA-256 abababababab)");
        assertThat(alert.explanation().figures())
                .containsKeys("score", "threshold", "pValue", "left", "normalLow")
                .hasEntrySatisfying("normalHigh", high -> assertThat(high).isBetween(1.1, 1.8));
        line.normal(0.01);
        assertThat(lastAlert().phase()).isEqualTo(Alert.Phase.RESOLVED);

        line.normal(3.1);
        assertThat(line.last().phase()).isEqualTo(Phase.LIVE);
        line.runner(320, 2.5);
        assertThat(lastAlert().context().shadow()).isFalse();
    }

    @Test
    void aShadowTimeOfZeroCallsAtOnce() {
        begin("one", 1, Duration.ZERO);
        line.normal(0.1);
        assertThat(line.last().phase()).isEqualTo(Phase.LIVE);
        line.runner(320, 2.5);
        assertThat(lastAlert().context().shadow()).isFalse();
    }

    @Test
    void aBundleOfTooLittleNormalTimeRaisesNothingUntilTheCameraHasBeenLearnt() {
        begin("short", 1, HOUR);
        line.normal(0.5);
        line.runner(320, 2.5);
        assertThat(line.last().threshold()).isInfinite();
        assertThat(line.alerts).isEmpty();
        line.normal(3.1);
        line.runner(320, 2.5);
        assertThat(opened(line.alerts)).hasSize(1);
    }

    @Test
    void aRuleWithZonesHearsOnlyOfWhatIsInThem() {
        begin("one", 1, Duration.ZERO, "left");
        line.normal(0.1);
        line.runner(500, 2.5);
        assertThat(line.last().alarmed()).isTrue();
        assertThat(line.alerts).isEmpty();
        line.normal(0.1);
        line.runner(100, 2.5);
        assertThat(lastAlert().context().place()).isEqualTo("left");
    }

    @Test
    void withoutARuleFramesAreScoredAndNothingIsRaised() {
        line.see(Street.change(1, "one"));
        line.normal(0.1);
        line.runner(320, 2.5);
        assertThat(line.last().alarmed()).isTrue();
        assertThat(line.last().bundle()).isEqualTo("one");
        assertThat(line.alerts).isEmpty();
        line.see(Street.change(2, ""));
        AnomalyScore last = line.last();
        line.normal(0.1);
        assertThat(line.last()).isEqualTo(last);
    }

    @Test
    void anotherBundleLearnsAnewAndTheSameSaidAgainDoesNot() {
        begin("one", 1, HOUR);
        line.normal(3.1);
        Judging learnt = line.state().judging();
        line.see(Street.change(1, "one"));
        line.see(Street.change(0, "two"));
        assertThat(line.state().judging()).isSameAs(learnt);

        line.see(Street.change(2, "two"));
        assertThat(line.state().judging().calibration()).isEqualTo(CalibrationState.empty());
        line.normal(0.1);
        assertThat(line.last().phase()).isEqualTo(Phase.SHADOW);
        line.see(Street.change(3, "one"));
        assertThat(line.state().judging().calibration()).isEqualTo(CalibrationState.empty());
    }

    @Test
    void aMovedCameraRaisesAndLearnsNothingUntilSomebodySaysThatItIsRight() {
        begin("one", 1, Duration.ZERO);
        line.normal(0.1);
        line.troubles.add(Trouble.MOVED.kind());
        CalibrationState before = line.state().judging().calibration();
        line.normal(0.1);
        line.runner(320, 2.5);
        assertThat(line.last().phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(line.last().alarmed()).isFalse();
        assertThat(line.alerts).isEmpty();
        assertThat(line.state().judging().calibration()).isEqualTo(before);

        line.see(Street.said("CONFIRM_VIEW", ""));
        line.normal(0.1);
        line.runner(320, 2.5);
        assertThat(opened(line.alerts)).hasSize(1);

        line.troubles.clear();
        line.normal(0.1);
        line.troubles.add(Trouble.DRIFT.kind());
        line.normal(0.1);
        assertThat(line.last().phase()).as("another trouble").isEqualTo(Phase.SUSPENDED);
        line.see(Street.change(2, "two"));
        line.normal(0.1);
        assertThat(line.last().phase()).as("a bundle of what is there").isEqualTo(Phase.LIVE);
    }

    @Test
    void aBundleOfWhatAMovedCameraShowsNowRaisesThoughThePlacesStaySuspended() {
        begin("one", 1, Duration.ZERO);
        line.normal(0.1);
        line.troubles.add(Trouble.MOVED.kind());
        line.normal(0.1);
        line.see(Street.change(2, "two"));
        line.normal(0.1);
        line.runner(320, 2.5);

        assertThat(line.last().phase()).isEqualTo(Phase.LIVE);
        assertThat(lastAlert().phase()).isEqualTo(Alert.Phase.OPENED);
        assertThat(lastAlert().explanation().text()).contains("by bundle two");
        assertThat(line.state().standing().suspended()).isTrue();
        line.restart();
        line.normal(0.01);
        assertThat(lastAlert().phase()).isEqualTo(Alert.Phase.RESOLVED);
        assertThat(line.alerts).hasSize(2);
        assertThat(changes())
                .containsExactly(
                        SpatialEvent.Kind.RULES_APPLIED, SpatialEvent.Kind.RULES_SUSPENDED);
    }

    @Test
    void whereTheRuleHasZonesItWaitsForSomebodyWhoSaysThatTheyAreRight() {
        begin("one", 1, Duration.ZERO, "left");
        line.normal(0.1);
        line.troubles.add(Trouble.MOVED.kind());
        line.normal(0.1);
        line.see(Street.change(2, "two"));
        line.normal(0.1);
        line.runner(100, 2.5);
        assertThat(line.last().alarmed()).isTrue();
        assertThat(line.alerts).isEmpty();

        line.see(Street.said("CONFIRM_VIEW", ""));
        line.normal(0.1);
        line.runner(100, 2.5);
        assertThat(lastAlert().context().place()).isEqualTo("left");
        assertThat(changes()).endsWith(SpatialEvent.Kind.RULES_RESUMED);
    }

    /** Of the rules, in order. */
    private List<SpatialEvent.Kind> changes() {
        return line.others.stream()
                .filter(Happened.class::isInstance)
                .map(output -> ((Happened) output).event().kind())
                .toList();
    }

    @Test
    void aBundleThatIsGoneIsToldOnceAndItsCameraGoesOnWithoutIt(@TempDir Path folder)
            throws IOException {
        BundleStore store = new BundleStore(folder.resolve("bundles").toString());
        Path file = folder.resolve("one.bundle");
        BundleFile.write(KNOWING, file);
        String digest = store.put("one", file);
        StreetLine of = new StreetLine(store, 7, true);
        of.see(Street.rules(1, 1, Duration.ZERO));
        of.see(Street.change(1, "one", digest));
        of.normal(0.1);
        of.runner(320, 2.5);
        of.normal(0.1);
        Judging judged = of.state().judging();
        int scores = of.scores.size();
        String alert = of.alerts.get(0).alertId();

        Path stored = folder.resolve("bundles/one.bundle");
        Files.writeString(stored, "altered");
        for (int times = 0; times < 2; times++) {
            of.restart();
            of.see(Street.said("NORMAL", alert));
            of.normal(0.1);
        }
        assertThat(of.scores).hasSize(scores);
        assertThat(of.others)
                .filteredOn(Dead.class::isInstance)
                .singleElement()
                .satisfies(
                        dead -> {
                            assertThat(((Dead) dead).letter().reason()).isEqualTo("bad-bundle");
                            assertThat(((Dead) dead).letter().detail())
                                    .contains("Camera street: its frames are not judged")
                                    .contains("Bundle one was replaced");
                        });
        assertThat(of.alerts.get(of.alerts.size() - 1).explanation().text())
                .contains("ada says that it is normal");
        assertThat(of.state().judging()).isEqualTo(judged.missing(true));

        Files.copy(file, stored, StandardCopyOption.REPLACE_EXISTING);
        of.restart();
        of.normal(0.1);
        assertThat(of.last().phase()).isEqualTo(Phase.LIVE);
        assertThat(of.scores).hasSize(scores + 360);
        Files.delete(stored);
        of.restart();
        of.normal(0.1);
        assertThat(of.others).filteredOn(Dead.class::isInstance).as("gone again").hasSize(2);
    }

    @Test
    void whatSomebodyCallsNormalRaisesTheThresholdAndIsWrittenDown() {
        begin("one", 1, HOUR);
        line.normal(3.1);
        line.runner(320, 2.5);
        line.normal(0.1);
        Alert over = lastAlert();
        assertThat(over.phase()).isEqualTo(Alert.Phase.RESOLVED);
        double before = line.state().judging().calibration().learnt().threshold();

        line.see(Street.said("NORMAL", over.alertId()));
        Alert said = lastAlert();
        assertThat(said.alertId()).isEqualTo(over.alertId());
        assertThat(said.revision()).isEqualTo(over.revision() + 1);
        assertThat(said.phase()).isEqualTo(Alert.Phase.RESOLVED);
        assertThat(said.context().acknowledgedBy()).isEqualTo("ada");
        assertThat(said.explanation().text())
                .endsWith("; ada says that it is normal: the dustcart.");
        assertThat(line.state().judging().calibration().learnt().threshold()).isGreaterThan(before);
        assertThat(line.state().past().of(over.alertId())).contains(said);
    }

    @Test
    void whatIsCalledNormalWhileItIsOpenIsLearntWhenItIsOver() {
        begin("one", 1, HOUR);
        line.normal(3.1);
        line.runner(320, 2.5);
        double before = line.state().judging().calibration().learnt().threshold();
        line.see(Street.said("NORMAL", lastAlert().alertId()));
        assertThat(lastAlert().phase()).isEqualTo(Alert.Phase.ACKNOWLEDGED);
        assertThat(lastAlert().explanation().text()).contains("ada says that it is normal");
        assertThat(line.state().judging().calibration().learnt().threshold()).isEqualTo(before);
        line.normal(0.01);
        assertThat(line.state().judging().calibration().learnt().threshold()).isGreaterThan(before);
    }

    @Test
    void whatIsCalledNormalInTheShadowIsNotRaisedAgain() {
        begin("one", 1, HOUR);
        line.normal(0.1);
        line.runner(320, 2.5);
        line.normal(0.1);
        line.see(Street.said("NORMAL", lastAlert().alertId()));
        int before = opened(line.alerts).size();
        line.runner(320, 1.8);
        assertThat(opened(line.alerts)).hasSize(before);
    }

    @Test
    void onlyAnAnomalyCanBeCalledNormal() {
        begin("one", 1, HOUR);
        line.normal(0.1);
        line.see(Street.said("NORMAL", "street/no-entry/track-1/-/5"));
        assertThat(line.others)
                .filteredOn(Dead.class::isInstance)
                .singleElement()
                .satisfies(
                        dead ->
                                assertThat(((Dead) dead).letter().detail())
                                        .contains("none of its last alerts about anomalies"));
    }

    @Property(tries = 4)
    void aRestartAnywhereChangesNothing(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(min = 200, max = 2000) int often) {
        StreetLine undisturbed = new StreetLine(BUNDLES, seed, true);
        StreetLine disturbed = new StreetLine(BUNDLES, seed, true);
        Random random = new Random(seed);
        for (StreetLine each : List.of(undisturbed, disturbed)) {
            Runnable maybe =
                    () -> {
                        if (each == disturbed && random.nextInt(often) == 0) {
                            each.restart();
                        }
                    };
            each.see(Street.rules(1, 20, HOUR));
            each.see(Street.change(1, "one"));
            for (int i = 0; i < 13_000; i++) {
                maybe.run();
                if (i % 1000 == 499) {
                    each.runner(320, 2.5);
                } else {
                    each.frame(1, each.street().normal());
                }
                maybe.run();
                boolean isOver =
                        !each.alerts.isEmpty()
                                && each.alerts.get(each.alerts.size() - 1).phase()
                                        == Alert.Phase.RESOLVED;
                if (isOver && i % 1000 == 999) {
                    each.see(
                            Street.said(
                                    "NORMAL", each.alerts.get(each.alerts.size() - 1).alertId()));
                }
                if (i == 12_500) {
                    each.see(Street.change(2, "two"));
                }
            }
        }
        assertThat(undisturbed.scores.stream().map(AnomalyScore::phase))
                .contains(Phase.SHADOW, Phase.LIVE);
        assertThat(disturbed.scores.equals(undisturbed.scores)).as("same scores").isTrue();
        assertThat(disturbed.alerts).isEqualTo(undisturbed.alerts);
        assertThat(disturbed.state().equals(undisturbed.state())).as("same state").isTrue();
    }
}
