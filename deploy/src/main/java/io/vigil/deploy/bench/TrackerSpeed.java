package io.vigil.deploy.bench;

import com.sun.management.ThreadMXBean;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * What one tracker took on some streams.
 *
 * @param data in words
 * @param frames of all streams
 * @param detections a frame
 * @param shown tracks a frame
 * @param micros a frame, in the median pass
 * @param bytes of garbage a frame
 */
record TrackerSpeed(
        String tracker,
        String data,
        int frames,
        double detections,
        double shown,
        double micros,
        double bytes) {
    /** On the calling thread. */
    static TrackerSpeed measure(
            String name,
            String data,
            Tracker tracker,
            List<List<FrameDetections>> streams,
            int warmUp,
            int passes) {
        int frames = streams.stream().mapToInt(List::size).sum();
        long detections =
                streams.stream()
                        .flatMap(List::stream)
                        .mapToLong(frame -> frame.detections().size())
                        .sum();
        long shown = 0;
        for (int i = 0; i < warmUp; i++) {
            shown = pass(tracker, streams);
        }
        double[] nanos = new double[passes];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < passes; i++) {
            long start = System.nanoTime();
            shown = pass(tracker, streams);
            nanos[i] = System.nanoTime() - start;
        }
        double bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
        Arrays.sort(nanos);
        return new TrackerSpeed(
                name,
                data,
                frames,
                detections / (double) frames,
                shown / (double) frames,
                nanos[passes / 2] / 1000 / frames,
                bytes / passes / frames);
    }

    /** How many tracks were shown, so that nobody can leave out the work. */
    private static long pass(Tracker tracker, List<List<FrameDetections>> streams) {
        long shown = 0;
        for (List<FrameDetections> frames : streams) {
            TrackerState state = TrackerState.empty();
            for (FrameDetections frame : frames) {
                TrackerStep step = tracker.step(state, frame);
                state = step.state();
                shown += step.visible().size();
            }
        }
        return shown;
    }

    double microsPerDetection() {
        return micros / detections;
    }
}
