package io.vigil.tracking.algorithms;

import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.simulation.Throng;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One frame, of a simulated throng that is seen over and over. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StepBenchmark {
    private static final int FRAMES = 300;

    @Param({"bytetrack", "sort", "oc-sort", "deepsort"})
    public String tracker;

    @Param({"10", "100", "1000"})
    public int objects;

    private Tracker named;
    private List<FrameDetections> frames;
    private TrackerState state;
    private int next;

    @Setup
    public void watch() {
        named = Trackers.named(tracker);
        frames = Throng.frames(objects, FRAMES, 1);
        state = TrackerState.empty();
    }

    @Benchmark
    public TrackerStep step() {
        TrackerStep step = named.step(state, frames.get(next));
        next = (next + 1) % FRAMES;
        state = next == 0 ? TrackerState.empty() : step.state();
        return step;
    }
}
