package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import io.vigil.operators.perceive.attention.Attention;
import io.vigil.operators.perceive.attention.AttentionConfig;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;

/** A detector of which only what stands in its camera's areas counts. */
final class InAreas implements Detector {
    private final AttentionConfig attention;
    private final Detector detector;

    private InAreas(AttentionConfig attention, Detector detector) {
        this.attention = attention;
        this.detector = detector;
    }

    static Detector only(AttentionConfig attention, Detector detector) {
        return attention.wholeFrames() ? detector : new InAreas(attention, detector);
    }

    @Override
    public List<String> labels() {
        return detector.labels();
    }

    @Override
    public int history() {
        return detector.history();
    }

    @Override
    public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
        return counting(frame.frame(), detector.detect(frame, earlier));
    }

    @Override
    public int batch() {
        return detector.batch();
    }

    @Override
    public List<Answer> detectAll(List<Look> looks) {
        List<Answer> all = detector.detectAll(looks);
        List<Answer> answers = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Frame frame = looks.get(i).frame().frame();
            answers.add(all.get(i).then(found -> counting(frame, found)));
        }
        return answers;
    }

    private List<Detection> counting(Frame frame, List<Detection> detections) {
        Attention asked = attention.of(frame.camera());
        return detections.stream()
                .filter(found -> asked.counts(found.box(), frame.width(), frame.height()))
                .toList();
    }

    @Override
    public void close() {
        detector.close();
    }
}
