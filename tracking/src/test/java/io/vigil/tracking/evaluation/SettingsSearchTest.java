package io.vigil.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Affine;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.evaluation.SettingsSearch.Found;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import io.vigil.tracking.simulation.TruthObject;
import io.vigil.tracking.vigil.VigilConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsSearchTest {
    private static final int STEPS = 40;

    /** Soon forgets whom it loses, so that there is something to gain. */
    private static final VigilConfig FORGETFUL =
            VigilSettings.with(
                    VigilConfig.DEFAULTS, Map.of("lostFor", "0.1s", "cues.overlap.weight", "0.2"));

    private final List<DataSet> sets = List.of(set("door", 3), set("road", 4));

    @Test
    void itOnlyEverGetsBetterAndSaysByWhat() {
        List<Found> told = new ArrayList<>();
        Found found = new SettingsSearch(sets, 5).from(FORGETFUL, done -> done < STEPS, told::add);

        assertThat(told).hasSizeGreaterThan(2).last().isEqualTo(found);
        assertThat(told.get(0).config()).isEqualTo(FORGETFUL);
        assertThat(told.get(0).hota()).isCloseTo(bothWays(FORGETFUL), within(1e-9));
        for (int i = 1; i < told.size(); i++) {
            Found before = told.get(i - 1);
            Found now = told.get(i);
            assertThat(now.hota()).isGreaterThan(before.hota() + SettingsSearch.LEAST_RISE);
            assertThat(now.step()).isGreaterThan(before.step()).isLessThanOrEqualTo(STEPS);
            assertThat(now.moved()).hasSizeBetween(1, 3);
            assertThat(VigilSettings.with(before.config(), now.moved())).isEqualTo(now.config());
        }
        assertThat(found.hota()).isCloseTo(bothWays(found.config()), within(1e-9));
    }

    @Test
    void theSameSeedFindsTheSameAndAnotherSomethingElse() {
        Found once = found(5);
        assertThat(found(5)).isEqualTo(once);
        assertThat(found(6).config()).isNotEqualTo(once.config());
    }

    @Test
    void whatWorksOnLooksStaysAsItIs() {
        VigilConfig found = found(7).config();
        assertThat(found.recognition()).isEqualTo(FORGETFUL.recognition());
        assertThat(found.cues().looks()).isEqualTo(FORGETFUL.cues().looks());
    }

    @Test
    void withoutAStepTheStartIsWhatIsFound() {
        Found found = new SettingsSearch(sets, 1).from(FORGETFUL, done -> false, each -> {});
        assertThat(found.config()).isEqualTo(FORGETFUL);
        assertThat(found.step()).isZero();
    }

    @Test
    void aStepMovesWhateverItIs() {
        assertThat(SettingStep.of(2, SettingStep.DOWN)).isEqualTo(1);
        assertThat(SettingStep.of(8, SettingStep.UP)).isEqualTo(10);
        assertThat(SettingStep.of(0.0, SettingStep.DOWN)).isEqualTo(-0.1);
        assertThat(SettingStep.of(Duration.ZERO, SettingStep.UP)).isEqualTo(Duration.ofMillis(100));
        assertThat(SettingStep.of(Duration.ofMillis(1500), SettingStep.DOWN))
                .isEqualTo(Duration.ofMillis(1200));
        assertThat(SettingStep.rounded(-0.123456)).isEqualTo(-0.1235);
        assertThat(SettingStep.rounded(Duration.ofNanos(123_456_789)))
                .isEqualTo(Duration.ofNanos(123_500_000));
        assertThat(SettingStep.rounded(123_456)).isEqualTo(123_456);
    }

    private Found found(long seed) {
        return new SettingsSearch(sets, seed).from(FORGETFUL, done -> done < STEPS, each -> {});
    }

    private double bothWays(VigilConfig config) {
        double sum = 0;
        for (DataSet set : sets) {
            sum += hota(set.sequences().get(0), config);
            sum += hota(set.sequences().get(0).reversed(), config);
        }
        return sum / (2 * sets.size());
    }

    private static double hota(Sequence sequence, VigilConfig config) {
        List<MotRow> results =
                sequence.track(TrackerVariant.of("any", config).atFrameRate().apply(12));
        return Evaluation.evaluate(sequence.truth(), results, Options.PLAIN).hota();
    }

    private static DataSet set(String name, long seed) {
        Scene scene = Scenes.named(name, seed, 15);
        List<MotRow> truth = new ArrayList<>();
        List<MotRow> seen = new ArrayList<>();
        Map<Integer, Affine> motion = new HashMap<>();
        for (FrameDetections frame : scene.observed("c", 2, 0.15, seed)) {
            int number = (int) frame.sequence() + 1;
            motion.put(number, frame.cameraMotion());
            for (TruthObject object : scene.truth(number - 1).objects()) {
                truth.add(new MotRow(number, object.id(), object.box(), 1, 1, 1));
            }
            frame.detections()
                    .forEach(d -> seen.add(new MotRow(number, -1, d.box(), d.score(), -1, -1)));
        }
        Sequence only = new Sequence(name, truth, seen, motion, scene.framesPerSecond());
        return new DataSet(name, List.of(only), Options.PLAIN, List.of());
    }
}
