package io.vigil.tracking.bytetrack;

import static org.assertj.core.api.Assertions.assertThat;

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

/** How good its own settings are on public data, beside the authors' own program. */
class PublishedByteTrackTest {
    /**
     * The authors' figures are those of their program on the same detections, one set of
     * parameters.
     */
    @ParameterizedTest
    @CsvSource({
        "MOT17-val-half, 75.47, 88.31",
        "KITTI-car, 75.37, 89.01",
        "KITTI-ped, 54.35, 74.98",
        "DanceTrack-simdet, 45.81, 49.48",
        "MOT15-TUD, 53.73, 75.77"
    })
    void isAsGoodAsTheAuthorsProgram(String dataSet, double hota, double idf1) throws IOException {
        Map<String, List<MotRow>> truth = new TreeMap<>();
        Map<String, List<MotRow>> results = new TreeMap<>();
        for (Path sequence : Shared.sequences(dataSet)) {
            String name = sequence.getFileName().toString();
            truth.put(name, MotFile.read(sequence.resolve("gt.txt")));
            List<MotRow> detections = MotFile.read(sequence.resolve("det.txt"));
            results.put(
                    name,
                    DetectionTracking.track(
                            new ByteTrack(ByteTrackConfig.DEFAULTS),
                            detections,
                            Shared.motion(sequence),
                            SequenceInfo.read(sequence.resolve("seqinfo.ini")).frameRate(),
                            "person"));
        }
        Scores scores = Evaluation.evaluate(truth, results, Shared.options(dataSet)).combined();
        // KITTI's pedestrians are few; there one switch is worth half a point.
        double slack = dataSet.equals("KITTI-ped") ? 1.5 : 0.2;
        assertThat(scores.hota()).as("HOTA").isGreaterThan(hota - slack);
        assertThat(scores.idf1()).as("IDF1").isGreaterThan(idf1 - slack);
    }
}
