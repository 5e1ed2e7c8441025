package io.vigil.tracking.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.simulation.Throng;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GarbageTest {
    private static final int PEOPLE = 35;
    private static final int MOST_BYTES_A_FRAME = 20_000;

    @ParameterizedTest
    @FieldSource("io.vigil.tracking.algorithms.Trackers#NAMES")
    void aFrameOfThirtyFivePeopleLeavesLittle(String name) {
        List<FrameDetections> frames = Throng.frames(PEOPLE, 300, 1);
        Tracker tracker = Trackers.named(name);
        pass(tracker, frames);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        pass(tracker, frames);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(bytes / frames.size()).isBetween(1_000L, (long) MOST_BYTES_A_FRAME);
    }

    private static void pass(Tracker tracker, List<FrameDetections> frames) {
        TrackerState state = TrackerState.empty();
        for (FrameDetections frame : frames) {
            state = tracker.step(state, frame).state();
        }
    }
}
