package io.vigil.tracking.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Affine;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.evaluation.DataSet;
import io.vigil.tracking.evaluation.DetectionTracking;
import io.vigil.tracking.evaluation.Evaluation;
import io.vigil.tracking.evaluation.MotRow;
import io.vigil.tracking.evaluation.Sequence;
import io.vigil.tracking.evaluation.Shared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Time is elapsed time: where frames are missing, a tracker knows less, but nothing wrong. */
class DroppedFramesTest {
    private static final int SEEDS = 7;

    @Test
    void withHalfOfTheFramesTheRemainingAreAlmostAsGood() throws IOException {
        DataSet set = DataSet.read(Shared.folder("tracking").resolve("MOT17-val-half"));
        double[] falls =
                LongStream.range(0, SEEDS).mapToDouble(seed -> fall(set, seed)).sorted().toArray();
        assertThat(falls[SEEDS / 2])
                .as("median of the falls in HOTA, %s", java.util.Arrays.toString(falls))
                .isLessThanOrEqualTo(2);
    }

    /** By how much HOTA on the frames that are kept falls where the others are never seen. */
    private static double fall(DataSet set, long seed) {
        Random random = new Random(seed);
        Map<String, Set<Integer>> kept = new HashMap<>();
        for (Sequence sequence : set.sequences()) {
            kept.put(sequence.name(), oneOfEachTwo(frames(sequence).size(), random));
        }
        double whole = hota(set, kept, sequence -> track(frames(sequence)));
        double dropped =
                hota(
                        set,
                        kept,
                        sequence -> track(only(frames(sequence), kept.get(sequence.name()))));
        return whole - dropped;
    }

    private static double hota(
            DataSet set, Map<String, Set<Integer>> kept, Function<Sequence, List<MotRow>> answer) {
        Map<String, List<MotRow>> truth = new HashMap<>();
        Map<String, List<MotRow>> results = new HashMap<>();
        for (Sequence sequence : set.sequences()) {
            String name = sequence.name();
            truth.put(name, in(kept.get(name), sequence.truth()));
            results.put(name, in(kept.get(name), answer.apply(sequence)));
        }
        return Evaluation.evaluate(truth, results, set.options()).combined().hota();
    }

    private static List<MotRow> in(Set<Integer> frames, List<MotRow> rows) {
        return rows.stream().filter(row -> frames.contains(row.frame())).toList();
    }

    private static Set<Integer> oneOfEachTwo(int frames, Random random) {
        Set<Integer> kept = new HashSet<>();
        for (int first = 1; first <= frames; first += 2) {
            kept.add(first + random.nextInt(2));
        }
        return kept;
    }

    private static List<FrameDetections> frames(Sequence sequence) {
        return DetectionTracking.frames(
                sequence.detections(), sequence.motion(), sequence.frameRate(), "person");
    }

    /** The frames of these numbers; how the camera moved in those between is not lost. */
    private static List<FrameDetections> only(List<FrameDetections> all, Set<Integer> kept) {
        List<FrameDetections> frames = new ArrayList<>();
        Affine camera = Affine.IDENTITY;
        for (FrameDetections frame : all) {
            camera = frame.cameraMotion().after(camera);
            if (kept.contains((int) frame.sequence() + 1)) {
                frames.add(Crowd.with(frame, camera, frame.detections()));
                camera = Affine.IDENTITY;
            }
        }
        return frames;
    }

    private static List<MotRow> track(List<FrameDetections> frames) {
        Tracker tracker = Trackers.named("vigil");
        TrackerState state = TrackerState.empty();
        List<MotRow> rows = new ArrayList<>();
        for (FrameDetections frame : frames) {
            TrackerStep step = tracker.step(state, frame);
            state = step.state();
            for (Track track : step.visible()) {
                rows.add(
                        new MotRow(
                                (int) frame.sequence() + 1,
                                track.id(),
                                track.box(),
                                track.score(),
                                -1,
                                -1));
            }
        }
        return rows;
    }
}
