package io.vigil.operators.perceive;

import io.vigil.anomaly.Foreground;
import io.vigil.ingest.CameraClock;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
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
    private static final Observation NOTHING =
            new Observation(List.of(), CameraMotion.NONE, ImageStatistics.UNKNOWN);

    private Footage() {}

    /** What is done about a frame. */
    public enum Use {
        /** It is looked at and shown. */
        SHOW,
        /** The scene's memory sees it. */
        REMEMBER,
        /** It is but what later frames are compared with. */
        PASS,
        /** It and all after it are left out. */
        END
    }

    /** Says what is done about the frames; asked once for each, in their order. */
    @FunctionalInterface
    public interface Choice {
        /** Each is looked at. */
        Choice ALL = (number, capturedAtMicros) -> Use.SHOW;

        /**
         * @param number of the frame in its recording, from 0
         */
        Use of(int number, long capturedAtMicros);
    }

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
     * Goes through a recording and shows those frames of it that are chosen.
     *
     * @param opened the recording, just opened; it is closed here
     * @return how many frames were gone through
     * @throws SourceException if it cannot be read
     */
    public static int show(
            String camera, FrameSource opened, Detector detector, Choice choice, Viewer viewer)
            throws SourceException {
        SceneMemory memory = new SceneMemory(new MemoryConfig(true, false));
        Deque<Held> past = new ArrayDeque<>();
        int count = 0;
        try (ReadAhead source = new ReadAhead(camera, opened)) {
            Captured captured;
            long last = Long.MIN_VALUE;
            while ((captured = source.next()) != null) {
                long micros = captured.sourceMicros();
                if (micros == CameraClock.NO_TIME) {
                    micros = captured.arrivalMicros();
                }
                if (micros <= last) {
                    captured.image().close();
                    continue;
                }
                last = micros;
                Use use = choice.of(count, micros);
                if (use == Use.END) {
                    captured.image().close();
                    break;
                }
                Observation seen =
                        use == Use.PASS ? NOTHING : memory.observe(captured.image(), micros);
                Held held = held(camera, ++count, micros, captured.image(), seen);
                while (!past.isEmpty()
                        && micros - past.getFirst().frame().capturedAtMicros()
                                > Looking.LONGEST_PAST) {
                    past.removeFirst().bgr().close();
                }
                if (use == Use.SHOW) {
                    show(held, new ArrayList<>(past), detector, viewer);
                }
                past.addLast(held);
            }
        } finally {
            past.forEach(held -> held.bgr().close());
        }
        return count;
    }

    private static void show(Held held, List<FrameView> earlier, Detector detector, Viewer viewer) {
        List<FrameView> looksBack =
                earlier.subList(Math.max(0, earlier.size() - detector.history()), earlier.size());
        viewer.see(
                held,
                earlier,
                Quantiser.quantised(detector.detect(held, looksBack)),
                held.frame().regions().stream().map(Inference::foreground).toList());
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
