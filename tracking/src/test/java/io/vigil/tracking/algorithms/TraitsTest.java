package io.vigil.tracking.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Attribute;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Keypoint;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Trait;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Two who walk side by side, one in red and one in blue; every third look is wrong, less surely.
 */
class TraitsTest {
    private static final int FRAMES = 30;

    private final List<TrackerStep> steps = new ArrayList<>();

    @ParameterizedTest
    @FieldSource("io.vigil.tracking.algorithms.Trackers#NAMES")
    void aTrackGathersWhatIsSaidOfItsDetections(String name) {
        watch(name);
        List<Track> last = steps.get(FRAMES - 1).visible();
        assertThat(last).hasSize(2);
        for (Track track : last) {
            String colour = track.box().top() < 150 ? "red" : "blue";
            // 20 looks of 0.8 against 10 of 0.4.
            assertThat(track.attributes())
                    .containsExactly(new Trait("colour", colour, 0.8, FRAMES));
        }
    }

    @ParameterizedTest
    @FieldSource("io.vigil.tracking.algorithms.Trackers#NAMES")
    void aTrackShowsTheSkeletonOfItsDetectionInThatFrameAlone(String name) {
        watch(name);
        int skeletons = 0;
        for (int i = 0; i < FRAMES; i++) {
            for (Track track : steps.get(i).visible()) {
                assertThat(track.keypoints()).hasSize(i % 2);
                for (Keypoint head : track.keypoints()) {
                    skeletons++;
                    assertThat(head.x()).isEqualTo(125 + 4 * i);
                    assertThat(head.y()).isBetween(track.box().top(), track.box().bottom());
                }
            }
        }
        assertThat(skeletons).isGreaterThan(20);
    }

    @ParameterizedTest
    @FieldSource("io.vigil.tracking.algorithms.Trackers#NAMES")
    void theEndSaysWhatWasGathered(String name) {
        TrackerState state = watch(name);
        List<TrackEnded> ended = new ArrayList<>();
        Tracker tracker = Trackers.named(name);
        for (int i = FRAMES; i < FRAMES + 400; i++) {
            TrackerStep step = tracker.step(state, frame(i, List.of()));
            ended.addAll(step.ended());
            state = step.state();
        }
        assertThat(ended)
                .extracting(TrackEnded::attributes)
                .containsExactlyInAnyOrder(
                        List.of(new Trait("colour", "red", 0.8, FRAMES)),
                        List.of(new Trait("colour", "blue", 0.8, FRAMES)));
        assertThat(state.tracklets()).isEmpty();
    }

    private TrackerState watch(String name) {
        Tracker tracker = Trackers.named(name);
        TrackerState state = TrackerState.empty();
        for (int i = 0; i < FRAMES; i++) {
            String top = i % 3 == 1 ? "blue" : "red";
            String bottom = i % 3 == 1 ? "red" : "blue";
            double score = i % 3 == 1 ? 0.4 : 0.8;
            TrackerStep step =
                    tracker.step(
                            state,
                            frame(
                                    i,
                                    List.of(
                                            walker(i, 60, top, score),
                                            walker(i, 200, bottom, score))));
            steps.add(step);
            state = step.state();
        }
        return state;
    }

    private static Detection walker(int frame, double top, String colour, double score) {
        List<Keypoint> head =
                frame % 2 == 1 ? List.of(new Keypoint(125 + 4 * frame, top + 10, 0.9)) : List.of();
        return new Detection(Box.ofSize(100 + 4 * frame, top, 50, 120), 0.9, "person")
                .withAttributes(List.of(new Attribute("colour", colour, score)))
                .withKeypoints(head);
    }

    private static FrameDetections frame(int i, List<Detection> detections) {
        return new FrameDetections(
                "c", 0, i, 40_000L * (i + 1), 640, 360, Affine.IDENTITY, detections);
    }
}
