package io.vigil.deploy.bench;

import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.tracking.Affine;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;

/**
 * What anybody would write without an engine: one thread decodes, the detector's workers infer, one
 * thread tracks; side by side as in Vigil, through plain queues in one process.
 */
final class BareLoop {
    /** As many as perception has under way. */
    private static final int FRAMES_PER_WORKER = 2;

    private final CameraConfig camera;
    private final DetectorConfig detector;
    private final Tracker tracker;
    private TrackerState tracks = TrackerState.empty();
    private long processed;

    BareLoop(CameraConfig camera, DetectorConfig detector, Tracker tracker) {
        this.camera = camera;
        this.detector = detector;
        this.tracker = tracker;
    }

    private record UnderWay(Picture picture, Future<List<Detection>> answer) {}

    Measured run(Spans spans) throws Exception {
        int capacity = detector.execution().workers() * FRAMES_PER_WORKER;
        Deque<UnderWay> underWay = new ArrayDeque<>();
        try (Pictures pictures = new Pictures(LoopedSource.open(camera), capacity);
                DetectorPool pool = new DetectorPool(detector)) {
            ProcessTime start = pass(spans.warmUp(), capacity, underWay, pictures, pool);
            processed = 0;
            ProcessTime end = pass(spans.measured(), capacity, underWay, pictures, pool);
            return new Measured(processed, start.secondsTo(end), start.cpuSecondsTo(end));
        }
    }

    /** Works for so long; what is under way stays so. */
    private ProcessTime pass(
            Duration span,
            int capacity,
            Deque<UnderWay> underWay,
            Pictures pictures,
            DetectorPool pool)
            throws Exception {
        long end = System.nanoTime() + span.toNanos();
        while (System.nanoTime() < end) {
            Picture picture = pictures.take();
            underWay.addLast(new UnderWay(picture, pool.submit(picture)));
            while (underWay.size() > capacity) {
                UnderWay oldest = underWay.removeFirst();
                track(oldest.picture(), oldest.answer().get());
                pictures.giveBack(oldest.picture());
            }
        }
        return ProcessTime.now();
    }

    private void track(Picture picture, List<Detection> detections) {
        FrameDetections frame =
                new FrameDetections(
                        camera.id(),
                        0,
                        picture.sequence(),
                        picture.micros(),
                        picture.bgr().cols(),
                        picture.bgr().rows(),
                        Affine.IDENTITY,
                        detections);
        tracks = tracker.step(tracks, frame).state();
        processed++;
    }
}
