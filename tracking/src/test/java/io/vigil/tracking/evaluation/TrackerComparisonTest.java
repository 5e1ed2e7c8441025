package io.vigil.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackerComparisonTest {
    @Test
    void theCeilingSeesWhatIsDetectedAndNoMore() {
        List<MotRow> truth = new ArrayList<>();
        List<MotRow> detections = new ArrayList<>();
        for (int frame = 1; frame <= 10; frame++) {
            Box left = Box.ofSize(frame, 0, 20, 40);
            Box right = Box.ofSize(200 - frame, 0, 20, 40);
            truth.add(new MotRow(frame, 1, left, 1, 1, 1));
            truth.add(new MotRow(frame, 2, right, 1, 1, 1));
            detections.add(new MotRow(frame, -1, left, .3, -1, -1));
            // Fits neither of the two.
            detections.add(new MotRow(frame, -1, Box.ofSize(400, 0, 20, 40), .9, -1, -1));
            if (frame % 2 == 0) {
                detections.add(new MotRow(frame, -1, right, .9, -1, -1));
            }
        }
        Scores scores =
                new TrackerComparison(List.of(set("a", truth, detections)))
                        .ceiling()
                        .sets()
                        .get("a")
                        .combined();
        assertThat(scores.falsePositives()).isZero();
        assertThat(scores.falseNegatives()).isEqualTo(5);
        assertThat(scores.idSwitches()).isZero();
        assertThat(scores.detA()).isCloseTo(75, within(1e-9));
    }

    @Test
    void theCeilingGivesEachDetectionToTheOneItFitsBestAndDropsWhatDoesNotCount() {
        Box person = Box.ofSize(0, 0, 20, 40);
        Box reflection = Box.ofSize(6, 0, 20, 40);
        List<MotRow> truth =
                List.of(new MotRow(1, 1, person, 1, 1, 1), new MotRow(1, 2, reflection, 0, 12, 1));
        List<MotRow> seen = List.of(new MotRow(1, -1, Box.ofSize(5, 0, 20, 40), .9, -1, -1));
        assertThat(PerfectAssociation.of(truth, seen, Options.MOT_CHALLENGE)).isEmpty();
        List<MotRow> both = new ArrayList<>(seen);
        both.add(new MotRow(1, -1, person, .4, -1, -1));
        assertThat(PerfectAssociation.of(truth, both, Options.MOT_CHALLENGE))
                .singleElement()
                .satisfies(row -> assertThat(row.id()).isEqualTo(1))
                .satisfies(row -> assertThat(row.box()).isEqualTo(person));
    }

    @Test
    void everySetCountsAlikeInTheMean() {
        List<MotRow> truth = walk(1);
        List<MotRow> nothing = List.of(new MotRow(1, -1, Box.ofSize(500, 0, 5, 5), .01, -1, -1));
        TrackerComparison comparison =
                new TrackerComparison(
                        List.of(set("seen", truth, walk(-1)), set("unseen", truth, nothing)));
        ComparisonRow row = comparison.row(TrackerVariant.named("sort"));
        assertThat(comparison.sets()).containsExactly("seen", "unseen");
        assertThat(row.on("unseen", Scores::hota)).isZero();
        assertThat(row.on("seen", Scores::hota)).isGreaterThan(60);
        assertThat(row.mean(Scores::hota))
                .isCloseTo(row.on("seen", Scores::hota) / 2, within(1e-9));
    }

    @Test
    void whatIsSaidIsTheSameEachTimeAndThatOfTheSequencesOneByOne() {
        List<DataSet> sets = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sets.add(set("s" + i, walk(1), walk(-1)));
        }
        TrackerComparison comparison = new TrackerComparison(sets);
        ComparisonRow row = comparison.row(TrackerVariant.named("vigil"));
        assertThat(comparison.row(TrackerVariant.named("vigil"))).isEqualTo(row);
        Sequence one = sets.get(3).sequences().get(0);
        Scores alone =
                Evaluation.evaluate(
                        one.truth(),
                        one.track(TrackerVariant.named("vigil").atFrameRate().apply(25)),
                        Options.PLAIN);
        assertThat(row.sets().get("s3").combined()).isEqualTo(alone);
    }

    @Test
    void aSequenceThatMakesNoSenseIsNamed() {
        List<MotRow> wild = List.of(new MotRow(1, -1, Box.ofSize(0, 0, 5, 5), 87, -1, -1));
        TrackerComparison comparison =
                new TrackerComparison(List.of(set("a", walk(1), wild), set("b", walk(1), wild)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.row(TrackerVariant.named("sort")))
                .withMessageContaining("Sequence a")
                .withMessageContaining("87.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrackerVariant.named("magic"))
                .withMessageContaining("'magic'");
    }

    private static DataSet set(String name, List<MotRow> truth, List<MotRow> detections) {
        Sequence only = new Sequence(name, truth, detections, Map.of(), 25);
        return new DataSet(name, List.of(only), Options.PLAIN, List.of());
    }

    private static List<MotRow> walk(long id) {
        List<MotRow> rows = new ArrayList<>();
        for (int frame = 1; frame <= 20; frame++) {
            rows.add(new MotRow(frame, id, Box.ofSize(3 * frame, 0, 20, 40), .9, 1, 1));
        }
        return rows;
    }
}
