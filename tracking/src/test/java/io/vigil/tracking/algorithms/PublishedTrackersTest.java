package io.vigil.tracking.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.evaluation.DetectionTracking;
import io.vigil.tracking.evaluation.Evaluation;
import io.vigil.tracking.evaluation.MotFile;
import io.vigil.tracking.evaluation.MotRow;
import io.vigil.tracking.evaluation.Scores;
import io.vigil.tracking.evaluation.SequenceInfo;
import io.vigil.tracking.evaluation.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Beside the authors' own programs on the same detections, frame by frame at each video's own rate.
 */
class PublishedTrackersTest {
    @ParameterizedTest
    @CsvSource({
        "bytetrack, MOT17-val-half, 75.47, 88.31",
        "bytetrack, KITTI-car, 75.37, 89.01",
        "bytetrack, KITTI-ped, 54.35, 74.98",
        "bytetrack, DanceTrack-simdet, 45.81, 49.48",
        "bytetrack, MOT15-TUD, 53.73, 75.77",
        "sort, MOT17-val-half, 71.19, 80.37",
        "sort, KITTI-car, 68.22, 80.47",
        "sort, KITTI-ped, 49.19, 64.80",
        "sort, DanceTrack-simdet, 42.43, 41.26",
        "sort, MOT15-TUD, 52.84, 73.33",
        "oc-sort, MOT17-val-half, 74.19, 86.34",
        "oc-sort, KITTI-car, 75.45, 86.91",
        "oc-sort, KITTI-ped, 53.22, 74.20",
        "oc-sort, DanceTrack-simdet, 49.02, 50.83",
        "oc-sort, MOT15-TUD, 51.60, 73.89"
    })
    void isWhatTheAuthorsProgramIs(String tracker, String dataSet, double hota, double idf1)
            throws IOException {
        Scores scores = scores(tracker, dataSet);
        assertThat(scores.hota()).as("HOTA").isCloseTo(hota, within(0.1));
        // Of ByteTrack's on DanceTrack the identities differ more than the rest.
        double slack = tracker.equals("bytetrack") ? 2 : 0.1;
        assertThat(scores.idf1()).as("IDF1").isCloseTo(idf1, within(slack));
    }

    private static Scores scores(String tracker, String dataSet) throws IOException {
        Map<String, List<MotRow>> truth = new TreeMap<>();
        Map<String, List<MotRow>> results = new TreeMap<>();
        for (Path sequence : Shared.sequences(dataSet)) {
            String name = sequence.getFileName().toString();
            double rate = SequenceInfo.read(sequence.resolve("seqinfo.ini")).frameRate();
            truth.put(name, MotFile.read(sequence.resolve("gt.txt")));
            results.put(
                    name,
                    DetectionTracking.track(
                            Trackers.named(tracker, rate),
                            MotFile.read(sequence.resolve("det.txt")),
                            Shared.motion(sequence),
                            rate,
                            "person"));
        }
        return Evaluation.evaluate(truth, results, Shared.options(dataSet)).combined();
    }
}
