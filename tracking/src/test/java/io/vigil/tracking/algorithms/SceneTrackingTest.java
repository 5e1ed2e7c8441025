package io.vigil.tracking.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.evaluation.Evaluation;
import io.vigil.tracking.evaluation.MotRow;
import io.vigil.tracking.evaluation.Options;
import io.vigil.tracking.evaluation.Scores;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import io.vigil.tracking.simulation.TruthObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenes with known truth, seen by a detector that trembles and misses one object in twenty. */
class SceneTrackingTest {
    @ParameterizedTest
    @ValueSource(strings = {"door", "road", "care-room"})
    void whoIsSeenIsFollowed(String name) {
        Scene scene = Scenes.named(name, 7, 60);
        Scores scores = scores(scene);
        assertThat(scores.mota()).as("MOTA").isGreaterThan(85);
        // Pairs who come through the door together hide each other, and swap.
        assertThat(scores.idf1()).as("IDF1").isGreaterThan(80);
    }

    private static Scores scores(Scene scene) {
        List<MotRow> truth = new ArrayList<>();
        List<MotRow> results = new ArrayList<>();
        Tracker tracker = Trackers.named(Trackers.DEFAULT);
        TrackerState state = TrackerState.empty();
        for (FrameDetections frame : scene.observed("c", 1, 0.05, 3)) {
            int number = (int) frame.sequence() + 1;
            for (TruthObject object : scene.truth((int) frame.sequence()).objects()) {
                // What is all but hidden, nobody can be asked to see.
                int counts = object.visibility() > 0.3 ? 1 : 0;
                truth.add(
                        new MotRow(
                                number, object.id(), object.box(), counts, 1, object.visibility()));
            }
            TrackerStep step = tracker.step(state, frame);
            state = step.state();
            for (Track track : step.visible()) {
                results.add(new MotRow(number, track.id(), track.box(), track.score(), -1, -1));
            }
        }
        return Evaluation.evaluate(truth, results, Options.PLAIN);
    }
}
