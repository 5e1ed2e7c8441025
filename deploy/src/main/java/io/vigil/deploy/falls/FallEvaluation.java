package io.vigil.deploy.falls;

import io.vigil.anomaly.falls.FallFrame;
import io.vigil.anomaly.falls.FallMachine;
import io.vigil.anomaly.falls.FallMoment;
import io.vigil.anomaly.falls.FallState;
import io.vigil.anomaly.falls.FallStep;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.PerceivedClip;
import io.vigil.tracking.FrameDetections;
import java.util.ArrayList;
import java.util.List;

/** Tells falls on one clip after the other, through ingest's capture and memory and a detector. */
public final class FallEvaluation {
    private final CameraConfig camera;
    private final Detector detector;
    private final FallMachine machine;

    /**
     * @param camera at which rate clips are read; its source is that of no clip
     */
    public FallEvaluation(CameraConfig camera, Detector detector, FallMachine machine) {
        this.camera = camera;
        this.detector = detector;
        this.machine = machine;
    }

    /**
     * @throws InputException if it cannot be read
     */
    public ClipScore score(LabelledClip clip) throws InterruptedException {
        Watching watching = new Watching();
        try {
            PerceivedClip.play(camera(clip), detector, watching::see);
        } catch (SourceException unreadable) {
            throw new InputException(
                    "Clip %s: %s".formatted(clip.name(), unreadable.getMessage()), unreadable);
        }
        return ClipScore.of(clip, watching.lastMicros / 1e6, watching.moments);
    }

    private CameraConfig camera(LabelledClip clip) {
        return CameraConfig.of(camera.id(), clip.file().toAbsolutePath().toString())
                .withFramesPerSecond(camera.framesPerSecond());
    }

    private final class Watching {
        private final List<FallMoment> moments = new ArrayList<>();
        private FallState state = FallState.EMPTY;
        private long lastMicros;

        void see(PerceivedFrame frame) {
            FrameDetections seen = frame.detections();
            lastMicros = seen.capturedAtMicros();
            FallStep step =
                    machine.step(
                            state,
                            new FallFrame(
                                    seen.capturedAtMicros(),
                                    seen.width(),
                                    seen.height(),
                                    seen.detections(),
                                    frame.foreground()));
            state = step.state();
            moments.addAll(step.moments());
        }
    }
}
