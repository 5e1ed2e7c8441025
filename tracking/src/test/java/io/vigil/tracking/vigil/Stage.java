package io.vigil.tracking.vigil;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.algorithms.Trackers;
import java.util.List;
import java.util.stream.IntStream;

/** The default tracker before a camera of 25 frames a second, for tests that direct every frame. */
final class Stage {
    static final long FRAME_MICROS = 40_000;

    private final Tracker tracker = Trackers.named("vigil");
    private final long frameMicros;
    private TrackerState state = TrackerState.empty();
    private long micros;
    private long sequence;

    Stage() {
        this(FRAME_MICROS);
    }

    Stage(long frameMicros) {
        this.frameMicros = frameMicros;
    }

    TrackerState state() {
        return state;
    }

    TrackerStep see(Detection... detections) {
        return see(Affine.IDENTITY, detections);
    }

    TrackerStep see(Affine camera, Detection... detections) {
        micros += frameMicros;
        FrameDetections frame =
                new FrameDetections(
                        "c", 0, sequence++, micros, 640, 360, camera, List.of(detections));
        TrackerStep step = tracker.step(state, frame);
        state = step.state();
        return step;
    }

    /** Frame by frame, the same. */
    List<TrackerStep> see(int frames, Detection... detections) {
        return IntStream.range(0, frames).mapToObj(i -> see(detections)).toList();
    }

    /** Nobody is in sight. */
    void empty(double seconds) {
        see((int) Math.round(seconds * 1e6 / frameMicros));
    }

    /** A person of 120 pixels. */
    static Detection person(double left, double score) {
        return new Detection(Box.ofSize(left, 100, 50, 120), score, "person");
    }

    static List<Long> ids(TrackerStep step) {
        return step.visible().stream().map(Track::id).toList();
    }
}
