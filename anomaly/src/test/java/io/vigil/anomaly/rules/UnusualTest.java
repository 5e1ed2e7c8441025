package io.vigil.anomaly.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Alert.Phase;
import io.vigil.anomaly.judging.Alarm;
import io.vigil.anomaly.judging.Oddity;
import io.vigil.tracking.Box;
import io.vigil.tracking.counting.CountingInput.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Alerts of the camera's own models: about whom they are, and who silences whom. */
class UnusualTest {
    private static final long SECOND = 1_000_000;

    private final List<Alert> alerts = new ArrayList<>();
    private final RuleEngine engine =
            new RuleEngine(Draft.set(1, Draft.of(RuleKind.ANOMALY).coolDown(300)));
    private RulesState state = RulesState.EMPTY;
    private long sequence;

    @Test
    void whoeverIsAnotherIsNotSilencedByTheFirst() {
        over(seen(10, 12, 1.75, 16));
        over(seen(60, 62, 2.63, 124));
        over(seen(110, 112, 1.9, 16));
        assertThat(opened())
                .extracting(alert -> alert.context().subject(), a -> a.context().suppressed())
                .containsExactly(
                        tuple("track 16", ""),
                        tuple("track 124", ""),
                        tuple("track 16", "cool-down"));
    }

    @Test
    void aMarginalFirstSightDoesNotHideWhatTheAlarmIsAbout() {
        seen(2, 3, 2.04, 0);
        see(9, alarm(2, 9, 4.36, 58));
        assertThat(alerts).extracting(Alert::phase).containsExactly(Phase.OPENED, Phase.UPDATED);
        Alert last = alerts.get(1);
        assertThat(last.explanation().text())
                .startsWith("Bicycle 58 is unusual: speed")
                .contains("it began with something else");
        assertThat(last.explanation().figures()).containsEntry("track", 58.0);
        assertThat(last.alertId()).isEqualTo(alerts.get(0).alertId());
    }

    @Test
    void theSameObjectSaysNoOftenerThanBeforeThatItGotWorse() {
        seen(2, 3, 2.04, 58);
        see(9, alarm(2, 9, 4.36, 58));
        assertThat(alerts).extracting(Alert::phase).containsExactly(Phase.OPENED);
    }

    /** Frames for as long as it takes until it is over. */
    private void over(Alarm alarm) {
        for (int after = 1; after < 25; after++) {
            see(alarm.lastMicros() / SECOND + after, alarm);
        }
    }

    /** A frame with it each second. */
    private Alarm seen(long from, long until, double peak, long track) {
        for (long at = from; at <= until; at++) {
            see(at, alarm(from, at, peak, track));
        }
        return alarm(from, until, peak, track);
    }

    private static Alarm alarm(long from, long until, double peak, long track) {
        return new Alarm(
                from * SECOND, until * SECOND, false, "b", "ab", peak, 1.5, 1e-6, most(track));
    }

    private static Optional<Oddity> most(long track) {
        return Optional.of(
                new Oddity(
                        new Box(100, 100, 130, 160),
                        track > 0 ? "bicycle" : "",
                        track,
                        "speed",
                        "body heights/s",
                        2.8,
                        1.5,
                        2.6,
                        1e-4));
    }

    private List<Alert> opened() {
        return alerts.stream().filter(alert -> alert.phase() == Phase.OPENED).toList();
    }

    private void see(long second, Alarm alarm) {
        RulesStep step =
                engine.step(
                        state,
                        new RulesInput(
                                "c",
                                0,
                                sequence++,
                                second * SECOND,
                                Sight.FRAME,
                                640,
                                360,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                new TreeSet<>(),
                                List.of(),
                                new Untracked(List.of(), List.of(), false, Optional.of(alarm))));
        state = step.state();
        alerts.addAll(step.alerts());
    }
}
