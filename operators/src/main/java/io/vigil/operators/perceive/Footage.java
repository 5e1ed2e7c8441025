package io.vigil.operators.perceive;

import io.vigil.anomaly.Foreground;
import io.vigil.ingest.CameraClock;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import io.vigil.ingest.capture.Sources;
import io.vigil.ingest.memory.MemoryConfig;
import io.vigil.ingest.memory.Observation;
import io.vigil.ingest.memory.SceneMemory;
import io.vigil.tracking.Detection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/** A recording that is gone through without a log: what ingest and perception would say of it. */
public final class Footage {
    private Footage() {}

    /** Is shown the frames. */
    @FunctionalInterface
    public interface Viewer {
        /**
         * @param frame valid until it returns
         * @param earlier those before it, oldest first; likewise
         */
        void see(
                FrameView frame,
                List<FrameView> earlier,
                List<Detection> detections,
                List<Foreground> foreground);
    }

    /**
     * Shows all frames of a recording, one after another.
     *
     * @param every only every so many-th frame is shown; the others are still what it is compared
     *     with
     * @return how many frames it has
     * @throws SourceException if it cannot be read
     */
    public static int show(CameraConfig camera, Detector detector, int every, Viewer viewer)
            throws SourceException {
        SceneMemory memory = new SceneMemory(new MemoryConfig(true, false));
        Deque<Held> past = new ArrayDeque<>();
        int count = 0;
        try (FrameSource source = Sources.open(camera)) {
            Captured captured;
            long last = Long.MIN_VALUE;
            while ((captured = source.next()) != null) {
                long micros = captured.sourceMicros();
                if (micros == CameraClock.NO_TIME) {
                    micros = captured.arrivalMicros();
                }
                if (micros <= last) {
                    continue;
                }
                last = micros;
                Observation seen = memory.observe(captured.image(), micros);
                Held held = held(camera.id(), ++count, micros, captured.image().clone(), seen);
                while (!past.isEmpty()
                        && micros - past.getFirst().frame().capturedAtMicros()
                                > Looking.LONGEST_PAST) {
                    past.removeFirst().bgr().close();
                }
                if ((count - 1) % every == 0) {
                    List<FrameView> earlier = new ArrayList<>(past);
                    List<FrameView> looksBack =
                            earlier.subList(
                                    Math.max(0, earlier.size() - detector.history()),
                                    earlier.size());
                    viewer.see(
                            held,
                            earlier,
                            Quantiser.quantised(detector.detect(held, looksBack)),
                            seen.regions().stream().map(Inference::foreground).toList());
                }
                past.addLast(held);
            }
        } finally {
            past.forEach(held -> held.bgr().close());
        }
        return count;
    }

    private static Held held(
            String camera, long sequence, long micros, Mat image, Observation seen) {
        return new Held(
                new Frame(
                        camera,
                        1,
                        sequence,
                        micros,
                        image.cols(),
                        image.rows(),
                        FrameEncoding.BGR24,
                        new byte[0],
                        seen.regions(),
                        seen.cameraMotion(),
                        seen.statistics(),
                        sequence,
                        Map.of(),
                        ClockQuality.SOURCE,
                        0),
                image);
    }

    private record Held(Frame frame, Mat bgr) implements FrameView {}
}
