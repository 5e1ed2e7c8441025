package io.vigil.operators.perceive;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.Frame;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.RawRecord;
import io.vigil.operators.Rejected;
import io.vigil.operators.source.RecordChecker;
import io.vigil.tracking.Affine;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import java.util.ArrayList;
import java.util.List;

/**
 * One frame's way through a detector. Holds its frames until it has run.
 *
 * @param raw as the frame lay in the log
 * @param frame to look at
 * @param earlier frames before it, oldest first
 */
record Inference(RawRecord raw, DecodedFrame frame, List<DecodedFrame> earlier) {
    static final String DETECTOR_FAILED = "detector-failed";
    static final String UNDECODABLE = "undecodable";

    /** What is said of the frame; whatever is wrong with it alone becomes a dead letter. */
    Perceived run(Detector detector, RecordChecker checker) {
        try {
            return perceived(detect(detector));
        } catch (UndecodableFrameException broken) {
            return new Rejected(checker.letter(raw, UNDECODABLE, broken.getMessage()));
        } catch (RuntimeException failure) {
            return new Rejected(
                    checker.letter(
                            raw,
                            DETECTOR_FAILED,
                            "Camera %s: frame %d/%d: %s"
                                    .formatted(
                                            frame.frame().camera(),
                                            frame.frame().epoch(),
                                            frame.frame().sequence(),
                                            failure)));
        } finally {
            release();
        }
    }

    void release() {
        frame.release();
        earlier.forEach(DecodedFrame::release);
    }

    private List<Detection> detect(Detector detector) {
        List<FrameView> usable = new ArrayList<>(earlier);
        while (true) {
            try {
                return detector.detect(frame, List.copyOf(usable));
            } catch (UndecodableFrameException broken) {
                // A broken frame is missing from the history of those after it, whoever finds out.
                if (!usable.removeIf(view -> view.frame().equals(broken.frame()))) {
                    throw broken;
                }
            }
        }
    }

    private PerceivedFrame perceived(List<Detection> detections) {
        Frame seen = frame.frame();
        CameraMotion motion = seen.cameraMotion();
        return new PerceivedFrame(
                new FrameDetections(
                        seen.camera(),
                        seen.epoch(),
                        seen.sequence(),
                        seen.capturedAtMicros(),
                        seen.width(),
                        seen.height(),
                        new Affine(
                                motion.a11(),
                                motion.a12(),
                                motion.tx(),
                                motion.a21(),
                                motion.a22(),
                                motion.ty()),
                        Quantiser.quantised(detections)),
                seen.statistics(),
                seen.captured(),
                seen.shed());
    }
}
