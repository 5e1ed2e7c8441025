package io.vigil.operators.perceive;

import io.vigil.tracking.Detection;
import java.util.List;
import java.util.Set;

/** A detector of which only some classes are asked for. */
final class Labelled implements Detector {
    private final Detector detector;
    private final Set<String> labels;

    private Labelled(Detector detector, List<String> labels) {
        this.detector = detector;
        this.labels = Set.copyOf(labels);
    }

    /**
     * @param detector closed here where it cannot be used
     * @param labels to keep; empty for all
     * @throws DetectorException if the detector knows no such class, saying which it knows
     */
    static Detector only(List<String> labels, Detector detector) {
        for (String label : labels) {
            if (!detector.labels().contains(label)) {
                String known = String.join(", ", detector.labels());
                detector.close();
                throw new DetectorException(
                        "Label '%s' is not among the detector's classes; they are %s"
                                .formatted(label, known));
            }
        }
        return labels.isEmpty() ? detector : new Labelled(detector, labels);
    }

    @Override
    public List<String> labels() {
        return detector.labels().stream().filter(labels::contains).toList();
    }

    @Override
    public int history() {
        return detector.history();
    }

    @Override
    public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
        return kept(detector.detect(frame, earlier));
    }

    @Override
    public int batch() {
        return detector.batch();
    }

    @Override
    public List<Answer> detectAll(List<Look> looks) {
        return detector.detectAll(looks).stream().map(answer -> answer.then(this::kept)).toList();
    }

    private List<Detection> kept(List<Detection> found) {
        return found.stream().filter(one -> labels.contains(one.label())).toList();
    }

    @Override
    public void close() {
        detector.close();
    }
}
