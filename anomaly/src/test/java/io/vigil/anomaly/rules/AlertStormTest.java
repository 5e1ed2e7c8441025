package io.vigil.anomaly.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.rules.Play.Foot;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five hundred people flicker in a forbidden zone for ten minutes, and one runs. */
class AlertStormTest {
    private static final int PEOPLE = 500;
    private static final int SECONDS = 600;
    private static final long RUNNER = 10_000;

    @Test
    void eachIsReportedOnceInIncidentsAndTheOneThatIsDifferentIsSeenWithinASecond() {
        Play play =
                Play.play().observed(2, 0.3, 5).framesPerSecond(5).zone("stock", 0, 0, 1280, 560);
        for (int i = 0; i < PEOPLE; i++) {
            double x = 40 + 24 * (i % 50);
            double y = 200 + 35 * (i / 50);
            double from = i * 0.05;
            play.person(1 + i, from, 10_000, t -> new Foot(x, y));
        }
        play.person(RUNNER, 300, 304, t -> new Foot(300 * (t - 300), 650));
        RuleEngine engine =
                new RuleEngine(
                        Draft.set(
                                1,
                                Draft.of("no-entry", RuleKind.RESTRICTED_ZONE).zones("stock"),
                                Draft.of("runs", RuleKind.RUNNING).lasting(0.3)));
        List<RulesInput> records = play.records(SECONDS);
        RulesState state = RulesState.EMPTY;
        List<Alert> alerts = new ArrayList<>();
        long longest = 0;
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        for (RulesInput record : records) {
            long before = System.nanoTime();
            RulesStep step = engine.step(state, record);
            longest = Math.max(longest, System.nanoTime() - before);
            state = step.state();
            alerts.addAll(step.alerts());
        }
        double each = (threads.getCurrentThreadCpuTime() - begun) / 1e3 / records.size();
        System.out.printf(
                "%d people in the zone: %.0f us a step, %.1f ms at most%n",
                PEOPLE, each, longest / 1e6);

        List<Alert> opened = Play.opened(alerts);
        List<Alert> entries =
                opened.stream().filter(a -> a.context().rule().equals("no-entry")).toList();
        assertThat(entries).extracting(a -> a.context().subject()).doesNotHaveDuplicates();
        assertThat(entries).hasSize(PEOPLE);
        assertThat(entries)
                .extracting(a -> a.context().incident())
                .containsOnly(entries.get(0).alertId());
        List<Alert> runs = opened.stream().filter(a -> a.context().rule().equals("runs")).toList();
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).context().subject()).isEqualTo("track " + RUNNER);
        assertThat(runs.get(0).context().incident()).isEqualTo(runs.get(0).alertId());
        assertThat(runs.get(0).context().suppressed()).isEmpty();
        assertThat(Play.seconds(runs.get(0).detectedAtMicros())).isBetween(300.0, 301.0);
        // Nobody is called twice for the same, and the rest of the ten minutes is quiet.
        assertThat(alerts).hasSizeLessThan(PEOPLE + 10);
    }
}
