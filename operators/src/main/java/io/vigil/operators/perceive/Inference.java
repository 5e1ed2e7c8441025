package io.vigil.operators.perceive;

import io.vigil.anomaly.Foreground;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.Frame;
import io.vigil.ingest.Region;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.RawRecord;
import io.vigil.operators.Rejected;
import io.vigil.operators.source.RecordChecker;
import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

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

    /**
     * What is said of each frame, in their order; whatever is wrong with one alone becomes a dead
     * letter.
     */
    static List<Perceived> run(List<Inference> batch, Detector detector, RecordChecker checker) {
        try {
            List<Answer> answers =
                    detector.detectAll(batch.stream().map(one -> one.look(one.earlier)).toList());
            List<Perceived> said = new ArrayList<>(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                said.add(batch.get(i).said(answers.get(i), detector, checker));
            }
            return said;
        } finally {
            batch.forEach(Inference::release);
        }
    }

    private Look look(List<? extends FrameView> usable) {
        return new Look(frame, List.copyOf(usable));
    }

    private Perceived said(Answer first, Detector detector, RecordChecker checker) {
        try {
            return perceived(Quantiser.quantised(detections(first, detector)), true);
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
        }
    }

    void release() {
        frame.release();
        earlier.forEach(DecodedFrame::release);
    }

    private List<Detection> detections(Answer first, Detector detector) {
        List<FrameView> usable = new ArrayList<>(earlier);
        Answer answer = first;
        while (true) {
            try {
                return answer.get();
            } catch (UndecodableFrameException broken) {
                // A broken frame is missing from the history of those after it, whoever finds out.
                if (!usable.removeIf(view -> view.frame().equals(broken.frame()))) {
                    throw broken;
                }
                answer = detector.detectAll(List.of(look(usable))).get(0);
            }
        }
    }

    /** What is said of the frame where its objects are the same as those of an earlier one. */
    PerceivedFrame repeating(PerceivedFrame seen) {
        return perceived(seen.detections().detections(), true);
    }

    /** What is said of the frame where nobody looks. */
    PerceivedFrame leftOut() {
        return perceived(List.of(), false);
    }

    private PerceivedFrame perceived(List<Detection> detections, boolean looked) {
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
                        detections),
                looked,
                seen.statistics(),
                seen.captured(),
                new TreeMap<>(seen.shed()),
                seen.regions().stream().map(Inference::foreground).toList(),
                List.of());
    }

    static Foreground foreground(Region region) {
        return new Foreground(
                new Box(region.left(), region.top(), region.right(), region.bottom()),
                region.fill(),
                region.stillMicros(),
                region.certainty());
    }
}
