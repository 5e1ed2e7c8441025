package io.vigil.tracking.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A tracker has room in every thread that used it, and that must not keep it for ever. */
class ForgottenTrackerTest {
    private static final int PATIENCE = 50;

    @ParameterizedTest
    @FieldSource("io.vigil.tracking.algorithms.Trackers#NAMES")
    void whoeverIsDoneWithATrackerIsRidOfIt(String name) throws InterruptedException {
        WeakReference<Tracker> used = used(name);
        for (int i = 0; i < PATIENCE && used.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(used.get()).isNull();
    }

    private static WeakReference<Tracker> used(String name) {
        Tracker tracker = Trackers.named(name);
        List<FrameDetections> frames = Crowd.wandering(3);
        TrackerState state = TrackerState.empty();
        for (FrameDetections frame : frames) {
            state = tracker.step(state, frame).state();
        }
        return new WeakReference<>(tracker);
    }
}
