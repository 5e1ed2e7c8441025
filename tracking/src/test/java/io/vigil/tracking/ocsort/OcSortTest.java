package io.vigil.tracking.ocsort;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.sort.Sort;
import io.vigil.tracking.sort.SortConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OcSortTest {
    private static final double RATE = 30;

    /** The filter runs on where it is not seen; the place where it was last seen stays. */
    @Test
    void whoStopsWhileHiddenIsFoundWhereLastSeen() {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            places.add(6 * i);
        }
        for (int i = 0; i < 12; i++) {
            places.add(null);
        }
        for (int i = 0; i < 20; i++) {
            places.add(6 * 19 + 8);
        }
        assertThat(ids(new OcSort(OcSortConfig.PUBLISHED), places)).hasSize(1);
        // The same without observations is SORT, which loses it.
        Sort sort = new Sort(new SortConfig(.6, .3, 3, Duration.ofSeconds(1), RATE));
        assertThat(ids(sort, places)).hasSize(2);
    }

    @Test
    void afterAGapAWayBackIsKnown() {
        OcSort tracker = new OcSort(OcSortConfig.PUBLISHED);
        TrackerState state = TrackerState.empty();
        for (int frame = 0; frame < 50; frame++) {
            boolean hidden = frame >= 20 && frame < 24;
            double left = frame < 20 ? 3 * frame : 60 - 3 * (frame - 20);
            state = step(tracker, state, frame, hidden ? null : left).state();
        }
        assertThat(state.nextId()).isEqualTo(2);
        assertThat(state.tracklets().get(0).motion().velocityX()).isBetween(-95.0, -75.0);
    }

    @Test
    void aDirectionIsTakenOverThreeFramesAndNotFromTheFirstSighting() {
        Box detection = box(100);
        OcSort tracker = new OcSort(OcSortConfig.PUBLISHED);
        TrackerState state = TrackerState.empty();
        for (int frame = 0; frame < 8; frame++) {
            state = step(tracker, state, frame, 4.0 * frame).state();
            Direction direction =
                    new Direction(
                            state.tracklets().get(0).sightings(),
                            3 * 33_333 + 9,
                            micros(frame + 1));
            double expected = frame < 2 ? 0 : .5;
            assertThat(direction.agreement(detection))
                    .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-3));
        }
    }

    private static List<Long> ids(Tracker tracker, List<Integer> places) {
        List<Long> ids = new ArrayList<>();
        TrackerState state = TrackerState.empty();
        for (int frame = 0; frame < places.size(); frame++) {
            Integer left = places.get(frame);
            TrackerStep step =
                    step(tracker, state, frame, left == null ? null : left.doubleValue());
            state = step.state();
            ids.addAll(step.visible().stream().map(Track::id).toList());
        }
        return ids.stream().distinct().toList();
    }

    private static TrackerStep step(Tracker tracker, TrackerState state, int frame, Double left) {
        List<Detection> seen =
                left == null ? List.of() : List.of(new Detection(box(left), .9, "person"));
        return tracker.step(
                state,
                new FrameDetections("c", 0, frame, micros(frame), 640, 360, Affine.IDENTITY, seen));
    }

    private static long micros(int frame) {
        return Math.round(frame * 1e6 / RATE);
    }

    private static Box box(double left) {
        return Box.ofSize(left, 0, 30, 60);
    }
}
