package io.vigil.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Property(tries = 50)
    void thePerfectResultHasFullMarks(
            @ForAll @IntRange(min = 1, max = 6) int objects,
            @ForAll @IntRange(min = 1, max = 20) int frames) {
        Scores scores = evaluate(walkers(objects, 1, frames), walkers(objects, 1, frames));
        assertThat(List.of(scores.hota(), scores.mota(), scores.idf1(), scores.locA()))
                .allSatisfy(figure -> assertThat(figure).isCloseTo(100, within(1e-9)));
        assertThat(scores.idSwitches() + scores.falsePositives() + scores.falseNegatives())
                .isZero();
        assertThat(scores.truthBoxes()).isEqualTo((long) objects * frames);
    }

    @Property(tries = 50)
    void idsAreOnlyNames(@ForAll @IntRange(min = 1, max = 1000) int shift) {
        List<MotRow> truth = walkers(4, 1, 20);
        List<MotRow> results = walkers(4, 5, 20);
        List<MotRow> renamed =
                results.stream()
                        .map(r -> new MotRow(r.frame(), shift + 3 * r.id(), r.box(), 1, -1, 1))
                        .toList();
        assertThat(evaluate(truth, renamed)).isEqualTo(evaluate(truth, results));
    }

    @Test
    void whoChangesItsTrackHalfwayIsSwitchedOnceAndHalfRight() {
        List<MotRow> results = new ArrayList<>(walkers(1, 1, 10));
        walkers(1, 11, 20).forEach(r -> results.add(new MotRow(r.frame(), 9, r.box(), 1, -1, 1)));
        Scores scores = evaluate(walkers(1, 1, 20), results);
        assertThat(scores.idSwitches()).isEqualTo(1);
        assertThat(scores.mota()).isCloseTo(95, within(1e-9));
        assertThat(scores.idf1()).isCloseTo(50, within(1e-9));
        assertThat(scores.assA()).isCloseTo(50, within(1e-9));
        assertThat(scores.hota()).isCloseTo(100 * Math.sqrt(0.5), within(1e-9));
    }

    @Test
    void aGapIsAFragmentationAndMissedBoxes() {
        List<MotRow> results = new ArrayList<>(walkers(1, 1, 20));
        results.removeIf(row -> row.frame() == 10);
        // Somebody else, so that the frame is not without results.
        results.add(new MotRow(10, 77, Box.ofSize(900, 900, 10, 10), 1, -1, 1));
        Scores scores = evaluate(walkers(1, 1, 20), results);
        assertThat(scores.fragmentations()).isEqualTo(1);
        assertThat(scores.falseNegatives()).isEqualTo(1);
        assertThat(scores.falsePositives()).isEqualTo(1);
        assertThat(scores.idSwitches()).isZero();
    }

    @Test
    void nothingSaidIsNothingGained() {
        Scores scores = evaluate(walkers(2, 1, 10), List.of());
        assertThat(scores.hota()).isZero();
        assertThat(scores.mota()).isZero();
        assertThat(scores.falseNegatives()).isEqualTo(20);
        assertThat(evaluate(List.of(), List.of()).truthBoxes()).isZero();
    }

    @Test
    void whatStandsOnADistractorNeitherHelpsNorHarms() {
        List<MotRow> truth = new ArrayList<>(walkers(1, 1, 5));
        List<MotRow> results = new ArrayList<>(truth);
        for (int frame = 1; frame <= 5; frame++) {
            Box mannequin = Box.ofSize(700, 100, 40, 80);
            truth.add(new MotRow(frame, 50, mannequin, 0, 7, 1));
            results.add(new MotRow(frame, 51, mannequin, 1, -1, 1));
        }
        assertThat(Evaluation.evaluate(truth, results, Options.MOT_CHALLENGE).falsePositives())
                .isZero();
        assertThat(Evaluation.evaluate(truth, results, Options.PLAIN).falsePositives())
                .isEqualTo(5);
    }

    @Test
    void togetherCountsAddUpAndAbsentResultsAreNamed() {
        Map<String, List<MotRow>> truth = new TreeMap<>();
        truth.put("a", walkers(1, 1, 10));
        truth.put("b", walkers(3, 1, 10));
        truth.put("c", walkers(1, 1, 10));
        Map<String, List<MotRow>> results = Map.of("a", List.of(), "b", walkers(3, 1, 10));
        EvaluationResult all = Evaluation.evaluate(truth, results, Options.MOT_CHALLENGE);
        assertThat(all.withoutResults()).containsExactly("c");
        assertThat(all.combined().truthBoxes()).isEqualTo(40);
        assertThat(all.combined().mota()).isCloseTo(75, within(1e-9));
        assertThat(all.combined().assA()).isCloseTo(100, within(1e-9));
    }

    @Test
    void anIdTwiceInAFrameIsRefusedWithItsSequence() {
        List<MotRow> twice = new ArrayList<>(walkers(1, 1, 3));
        twice.addAll(walkers(1, 2, 2));
        Map<String, List<MotRow>> truth = Map.of("street", walkers(1, 1, 3));
        assertThatThrownBy(() -> Evaluation.evaluate(truth, Map.of("street", twice), Options.PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Sequence street")
                .hasMessageContaining("id 1 is in frame 2 twice");
    }

    private static Scores evaluate(List<MotRow> truth, List<MotRow> results) {
        return Evaluation.evaluate(truth, results, Options.MOT_CHALLENGE);
    }

    /** People side by side, walking right. */
    private static List<MotRow> walkers(int objects, int firstFrame, int lastFrame) {
        List<MotRow> rows = new ArrayList<>();
        for (int frame = firstFrame; frame <= lastFrame; frame++) {
            for (int id = 1; id <= objects; id++) {
                rows.add(new MotRow(frame, id, Box.ofSize(frame * 2, 100.0 * id, 40, 80), 1, 1, 1));
            }
        }
        return rows;
    }
}
