package io.vigil.anomaly.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnomalyEvaluationTest {
    private static ScoredClip clip(String name, double[] scores, int from, int to) {
        double[] seconds = new double[scores.length];
        boolean[] anomalous = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            seconds[i] = i / 10.0;
            anomalous[i] = i >= from && i < to;
        }
        return new ScoredClip(name, seconds, scores, anomalous);
    }

    @Property(tries = 50)
    void theAucIsTheShareOfPairsInTheRightOrder(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = random.ints(40, 0, 12).asDoubleStream().toArray();
        ScoredClip clip = clip("a", scores, 10, 25);
        double right = 0;
        int pairs = 0;
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                if (clip.anomalous()[i] && !clip.anomalous()[j]) {
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        assertThat(AnomalyEvaluation.microAuc(List.of(clip)).orElseThrow())
                .isCloseTo(right / pairs, within(1e-9));
    }

    @Test
    void microPoolsAndMacroDoesNot() {
        ScoredClip low = clip("low", new double[] {0, 0, 1, 1}, 2, 4);
        ScoredClip high = clip("high", new double[] {5, 5, 6, 6}, 2, 4);
        List<ScoredClip> both = List.of(low, high);
        assertThat(AnomalyEvaluation.macroAuc(both)).hasValue(1);
        assertThat(AnomalyEvaluation.microAuc(both).orElseThrow()).isCloseTo(0.75, within(1e-9));
        assertThat(
                        AnomalyEvaluation.microAuc(
                                both.stream().map(AnomalyEvaluation::normalised).toList()))
                .hasValue(1);
    }

    @Test
    void averagePrecisionOfAPublishedExample() {
        // Ranked 1, 0, 1: precisions 1 and 2/3 at the two that are anomalous.
        ScoredClip clip =
                new ScoredClip(
                        "a",
                        new double[] {0, 1, 2},
                        new double[] {3, 2, 1},
                        new boolean[] {true, false, true});
        assertThat(AnomalyEvaluation.averagePrecision(List.of(clip)).orElseThrow())
                .isCloseTo((1 + 2 / 3.0) / 2, within(1e-9));
    }

    @Test
    void alarmsAreCountedOnceAndTheirDelayIsFromTheStart() {
        double[] scores = new double[60];
        scores[5] = 9;
        scores[7] = 9;
        scores[33] = 9;
        AlarmFigures alarms = AnomalyEvaluation.at(List.of(clip("a", scores, 30, 50)), 5);
        assertThat(alarms.events()).isEqualTo(1);
        assertThat(alarms.found()).isEqualTo(1);
        assertThat(alarms.falseAlarms()).isEqualTo(1);
        assertThat(alarms.medianDelaySeconds()).isCloseTo(0.3, within(1e-9));
        // 39 steps of 0.1 s end in a normal frame.
        assertThat(alarms.falseAlarmsPerHour()).isCloseTo(3600 / 3.9, within(1e-6));
    }

    @Test
    void aClipWithoutAnomaliesHasNoAuc() {
        assertThat(AnomalyEvaluation.microAuc(List.of(clip("a", new double[9], 0, 0)))).isEmpty();
    }
}
