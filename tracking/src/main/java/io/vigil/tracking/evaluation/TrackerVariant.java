package io.vigil.tracking.evaluation;

import io.vigil.tracking.Affine;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.vigil.VigilConfig;
import io.vigil.tracking.vigil.VigilTracker;
import java.util.Objects;
import java.util.function.DoubleFunction;

/**
 * A tracker under a name, to be compared with others.
 *
 * @param atFrameRate makes it for a video of so many frames a second
 */
public record TrackerVariant(String name, DoubleFunction<Tracker> atFrameRate) {
    public TrackerVariant {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(atFrameRate, "atFrameRate");
    }

    /**
     * As users get it.
     *
     * @throws IllegalArgumentException for a name that is not in {@link Trackers#NAMES}
     */
    public static TrackerVariant named(String name) {
        // Says so at once if there is none.
        Tracker any = Trackers.named(name);
        Objects.requireNonNull(any);
        return new TrackerVariant(name, rate -> Trackers.named(name, rate));
    }

    /** The tracker {@code vigil} with settings of its own. */
    public static TrackerVariant of(String name, VigilConfig config) {
        VigilTracker tracker = new VigilTracker(config);
        return new TrackerVariant(name, rate -> tracker);
    }

    /** The same, told nothing of the camera's motion. */
    TrackerVariant withoutCameraMotion(String otherName) {
        return new TrackerVariant(
                otherName,
                rate -> {
                    Tracker tracker = atFrameRate.apply(rate);
                    return (before, frame) -> tracker.step(before, still(frame));
                });
    }

    private static FrameDetections still(FrameDetections frame) {
        return new FrameDetections(
                frame.camera(),
                frame.epoch(),
                frame.sequence(),
                frame.capturedAtMicros(),
                frame.width(),
                frame.height(),
                Affine.IDENTITY,
                frame.detections());
    }
}
