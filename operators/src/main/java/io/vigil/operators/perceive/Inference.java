package io.vigil.operators.perceive;

import io.vigil.anomaly.Foreground;
import io.vigil.anomaly.Glance;
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
import java.util.Optional;
import java.util.TreeMap;

/**
 * One frame's way through a detector. Holds its frames until it has run.
 *
 * @param raw as the frame lay in the log
 * @param frame to look at
 * @param earlier frames before it, oldest first; more than the detector looks at where the camera's
 *     own models look further back
 * @param model the camera's own; empty where it is not asked about this frame
 */
record Inference(
        RawRecord raw,
        DecodedFrame frame,
        List<DecodedFrame> earlier,
        Optional<CameraModel> model) {
    static final String DETECTOR_FAILED = "detector-failed";
    static final String UNDECODABLE = "undecodable";

    /** One of the detector alone. */
    Inference(RawRecord raw, DecodedFrame frame, List<DecodedFrame> earlier) {
        this(raw, frame, earlier, Optional.empty());
    }

    /**
     * What is said of each frame, in their order; whatever is wrong with one alone becomes a dead
     * letter.
     */
    static List<Perceived> run(
            List<Inference> batch, Detector detector, Glancing glancing, RecordChecker checker) {
        try {
            List<Answer> answers =
                    detector.detectAll(
                            batch.stream()
                                    .map(one -> one.look(one.latest(detector.history())))
                                    .toList());
            List<Perceived> said = new ArrayList<>(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                said.add(batch.get(i).said(answers.get(i), detector, glancing, checker));
            }
            return said;
        } finally {
            batch.forEach(Inference::release);
        }
    }

    private Look look(List<? extends FrameView> usable) {
        return new Look(frame, List.copyOf(usable));
    }

    private List<DecodedFrame> latest(int history) {
        return earlier.subList(Math.max(0, earlier.size() - history), earlier.size());
    }

    private Perceived said(
            Answer first, Detector detector, Glancing glancing, RecordChecker checker) {
        try {
            List<Detection> detections = Quantiser.quantised(detections(first, detector));
            Optional<List<Glance>> glances =
                    model.flatMap(
                            camera ->
                                    glancing.glances(
                                            camera, frame, earlier, detections, foreground()));
            return perceived(detections, true, glances);
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
        List<FrameView> usable = new ArrayList<>(latest(detector.history()));
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
        return perceived(seen.detections().detections(), true, Optional.empty());
    }

    /** What is said of the frame where nobody looks. */
    PerceivedFrame leftOut() {
        return perceived(List.of(), false, Optional.empty());
    }

    private PerceivedFrame perceived(
            List<Detection> detections, boolean looked, Optional<List<Glance>> glances) {
        Frame seen = frame.frame();
        return new PerceivedFrame(
                new FrameDetections(
                        seen.camera(),
                        seen.epoch(),
                        seen.sequence(),
                        seen.capturedAtMicros(),
                        seen.width(),
                        seen.height(),
                        affine(seen.cameraMotion()),
                        detections),
                looked,
                seen.statistics(),
                seen.captured(),
                new TreeMap<>(seen.shed()),
                foreground(),
                glances.isPresent(),
                glances.orElse(List.of()));
    }

    private List<Foreground> foreground() {
        return frame.frame().regions().stream().map(Inference::foreground).toList();
    }

    static Affine affine(CameraMotion motion) {
        return new Affine(
                motion.a11(), motion.a12(), motion.tx(), motion.a21(), motion.a22(), motion.ty());
    }

    static Foreground foreground(Region region) {
        return new Foreground(
                new Box(region.left(), region.top(), region.right(), region.bottom()),
                region.fill(),
                region.stillMicros(),
                region.certainty());
    }
}
