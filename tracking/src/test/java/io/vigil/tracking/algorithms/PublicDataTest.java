package io.vigil.tracking.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.evaluation.ComparisonRow;
import io.vigil.tracking.evaluation.DataSet;
import io.vigil.tracking.evaluation.MotRow;
import io.vigil.tracking.evaluation.Scores;
import io.vigil.tracking.evaluation.Sequence;
import io.vigil.tracking.evaluation.Shared;
import io.vigil.tracking.evaluation.TrackerComparison;
import io.vigil.tracking.evaluation.TrackerVariant;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** On the detections of five public data sets, with one set of settings. */
class PublicDataTest {
    /** The greatest HOTA that any published tracker, each by its authors, reaches on each set. */
    private static final Map<String, Double> BEST_PEERS =
            Map.of(
                    "MOT17-val-half", 76.23,
                    "KITTI-car", 80.48,
                    "KITTI-ped", 54.79,
                    "DanceTrack-simdet", 65.69,
                    "MOT15-TUD", 55.05);

    @Test
    void theDefaultTrackerIsAheadOfTheBestOfEachSet() throws IOException {
        TrackerComparison comparison =
                new TrackerComparison(DataSet.readAll(Shared.folder("tracking")));
        ComparisonRow row = comparison.row(TrackerVariant.named("vigil"));
        ComparisonRow ceiling = comparison.ceiling();
        assertThat(comparison.sets()).containsExactlyInAnyOrderElementsOf(BEST_PEERS.keySet());
        SoftAssertions.assertSoftly(
                softly -> {
                    double sum = 0;
                    for (String set : comparison.sets()) {
                        double ahead = row.on(set, Scores::hota) - BEST_PEERS.get(set);
                        softly.assertThat(ahead).as(set).isGreaterThanOrEqualTo(-0.5);
                        softly.assertThat(row.on(set, Scores::hota))
                                .as(set + ", against perfect association")
                                .isLessThan(ceiling.on(set, Scores::hota));
                        sum += ahead;
                    }
                    softly.assertThat(sum / BEST_PEERS.size())
                            .as("mean")
                            .isGreaterThanOrEqualTo(0.5);
                });
    }

    @ParameterizedTest
    @FieldSource("io.vigil.tracking.algorithms.Trackers#NAMES")
    void whatIsSaidOfAFrameIsFinalBeforeTheNextIsRead(String name) throws IOException {
        for (DataSet set : DataSet.readAll(Shared.folder("tracking"))) {
            Sequence whole = set.sequences().get(0);
            List<MotRow> all = track(name, whole);
            int frames = whole.detections().stream().mapToInt(MotRow::frame).max().orElseThrow();
            for (int last : new int[] {1, frames / 7, frames / 2, frames - 1}) {
                List<MotRow> seen =
                        whole.detections().stream().filter(row -> row.frame() <= last).toList();
                int end = seen.stream().mapToInt(MotRow::frame).max().orElse(0);
                Sequence part =
                        new Sequence(
                                whole.name(), List.of(), seen, whole.motion(), whole.frameRate());
                assertThat(track(name, part))
                        .as("%s/%s until frame %d", set.name(), whole.name(), last)
                        .isEqualTo(all.stream().filter(row -> row.frame() <= end).toList());
            }
        }
    }

    private static List<MotRow> track(String name, Sequence sequence) {
        return sequence.track(Trackers.named(name, sequence.frameRate()));
    }
}
