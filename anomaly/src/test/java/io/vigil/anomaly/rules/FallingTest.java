package io.vigil.anomaly.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Severity;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Alerts of falls: one for each thing that is told, together one incident, until somebody is up.
 */
class FallingTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    /** Where the person lies. */
    private static final Zone MAT =
            new Zone(
                    "mat",
                    List.of(
                            new Point(0.3, 0.6),
                            new Point(0.9, 0.6),
                            new Point(0.9, 0.95),
                            new Point(0.3, 0.95)));

    private static SceneRules rules(Draft draft) {
        SpatialConfig places =
                new SpatialConfig(
                        Anchor.BOTTOM_CENTER,
                        List.of(),
                        List.of(MAT),
                        List.of(),
                        0.01,
                        Duration.ofMillis(200));
        return new SceneRules(1, 0, places, CountingConfig.DEFAULTS, List.of(draft.rule()));
    }

    /** Stands for 5 s, goes down within 0.7 s, lies until so many seconds, is up after 2 s. */
    private static Box box(double t, double up) {
        double down = Math.max(0, Math.min(1, (t - 5) / 0.7));
        double risen = Math.max(0, Math.min(1, (t - up) / 2));
        double share = Math.min(down, 1 - risen);
        double tall = 150 - 105 * share;
        double wide = 55 + 85 * share;
        return new Box(320 - wide / 2, 300 - tall, 320 + wide / 2, 300);
    }

    private static List<Alert> alerts(SceneRules rules, double up, double until) {
        RuleEngine engine = new RuleEngine(rules);
        RulesState state = RulesState.EMPTY;
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i / 10.0 < until; i++) {
            Box box = box(i / 10.0, up);
            boolean lies = box.width() > box.height();
            RulesStep step =
                    engine.step(
                            state,
                            new RulesInput(
                                    "c",
                                    0,
                                    i,
                                    i * 100_000L,
                                    Sight.FRAME,
                                    WIDTH,
                                    HEIGHT,
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    new TreeSet<>(),
                                    List.of(),
                                    new Untracked(
                                            List.of(
                                                    new Detection(
                                                            box, 0.6, lies ? "cat" : "person")),
                                            List.of(),
                                            false,
                                            Optional.empty())));
            state = step.state();
            alerts.addAll(step.alerts());
        }
        return alerts;
    }

    private static List<Alert> opened(List<Alert> alerts) {
        return alerts.stream().filter(alert -> alert.phase() == Alert.Phase.OPENED).toList();
    }

    @Test
    void whatIsToldIsOneIncidentOfRisingSeverityWithoutAnyTrack() {
        List<Alert> alerts =
                opened(alerts(rules(Draft.of(RuleKind.FALL)), Double.POSITIVE_INFINITY, 80));
        assertThat(alerts.stream().map(alert -> alert.context().subject()))
                .containsExactly("person 1 probable", "person 1 confirmed", "person 1 long lie");
        assertThat(alerts.stream().map(Alert::severity))
                .containsExactly(Severity.WARNING, Severity.CRITICAL, Severity.CRITICAL);
        assertThat(alerts.stream().map(alert -> alert.context().incident()).distinct()).hasSize(1);
        assertThat(alerts.get(0).explanation().text()).startsWith("Person 1 has probably fallen");
        assertThat(alerts.get(0).detectedAtMicros()).isBetween(5_300_000L, 8_000_000L);
    }

    @Test
    void whoIsUpAgainEndsIt() {
        List<Alert> alerts = alerts(rules(Draft.of(RuleKind.FALL)), 15, 40);
        assertThat(alerts.stream().map(Alert::phase))
                .containsExactly(Alert.Phase.OPENED, Alert.Phase.RESOLVED);
    }

    @Test
    void whoLiesInAZoneToLieInHasNotFallen() {
        SceneRules rules = rules(Draft.of(RuleKind.FALL).except("mat"));
        assertThat(alerts(rules, Double.POSITIVE_INFINITY, 80)).isEmpty();
    }

    @Test
    void whoFallsOutsideOfTheRulesZonesIsNotItsMatter() {
        Draft draft = Draft.of(RuleKind.FALL).zones("mat");
        assertThat(opened(alerts(rules(draft), Double.POSITIVE_INFINITY, 30))).hasSize(2);
        Draft elsewhere = Draft.of(RuleKind.FALL).zones("corner");
        SpatialConfig places =
                new SpatialConfig(
                        Anchor.BOTTOM_CENTER,
                        List.of(),
                        List.of(
                                new Zone(
                                        "corner",
                                        List.of(
                                                new Point(0, 0),
                                                new Point(0.2, 0),
                                                new Point(0.2, 0.2)))),
                        List.of(),
                        0.01,
                        Duration.ofMillis(200));
        SceneRules other =
                new SceneRules(1, 0, places, CountingConfig.DEFAULTS, List.of(elsewhere.rule()));
        assertThat(alerts(other, Double.POSITIVE_INFINITY, 30)).isEmpty();
    }
}
