package io.vigil.anomaly.falls;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.falls.FallMoment.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How often somebody who does not fall is said to have fallen, over hours of simulated boxes.
 * {@code -Dvigil.falls.hours=50 -Dvigil.falls.seed=...} plays longer, and {@code main} prints the
 * table.
 */
class DailyLifeTest {
    private static final double FRAMES_PER_SECOND = 5;

    private static final List<DailyLife.Scene> SCENES = List.of(DailyLife.Scene.values());

    record Outcome(double hours, Map<DailyLife.Scene, Integer> alarms, List<String> told) {
        int all() {
            return alarms.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    static Outcome play(double hours, long seed, FallSettings settings) {
        DailyLife life = new DailyLife(seed);
        Random random = new Random(seed * 31 + 7);
        FallMachine machine = new FallMachine(settings, new Floor(DailyLife.RESTS));
        Map<DailyLife.Scene, Integer> alarms = new EnumMap<>(DailyLife.Scene.class);
        List<String> told = new ArrayList<>();
        double seconds = 0;
        for (int n = 0; seconds < 3600 * hours; n++) {
            DailyLife.Scene scene = SCENES.get(n % SCENES.size());
            List<Part> parts = life.play(scene);
            double night = random.nextInt(4) == 0 ? random.nextDouble() : 0;
            Play play = new Play(parts, night, random.nextLong());
            double until = parts.stream().mapToDouble(Part::until).max().orElse(0) + 6;
            FallState state = FallState.EMPTY;
            for (double t = 0; t < until; t += 1 / FRAMES_PER_SECOND) {
                FallStep step = machine.step(state, play.frame(t));
                state = step.state();
                for (FallMoment moment : step.moments()) {
                    if (moment.kind() == Kind.PROBABLE || moment.kind() == Kind.ON_FLOOR) {
                        alarms.merge(scene, 1, Integer::sum);
                        told.add(
                                String.format(
                                        Locale.ROOT,
                                        "%s #%d %s at %.1f s, night %.1f",
                                        scene,
                                        n,
                                        moment.kind(),
                                        t,
                                        night));
                    }
                }
            }
            seconds += until;
        }
        return new Outcome(seconds / 3600, alarms, told);
    }

    @Test
    void whatPeopleDoAllDayIsSeldomTakenForAFall() {
        double hours = Double.parseDouble(System.getProperty("vigil.falls.hours", "3"));
        long seed = Long.getLong("vigil.falls.seed", 20_261_126L);
        Outcome outcome = play(hours, seed, FallSettings.DEFAULTS);
        assertThat(outcome.all())
                .as("%s", outcome.told())
                .isLessThanOrEqualTo((int) Math.ceil(0.2 * outcome.hours()));
    }
}
