package io.vigil.operators.perceive;

import io.vigil.tracking.Detection;
import io.vigil.tracking.evaluation.detection.Temperature;
import java.util.List;

/**
 * A detector whose scores are the shares of right detections, by a temperature (Guo et al.,
 * arXiv:1706.04599). The order of scores stays as it was.
 */
final class Calibrated implements Detector {
    private final Detector detector;
    private final Temperature temperature;

    Calibrated(Detector detector, Temperature temperature) {
        this.detector = detector;
        this.temperature = temperature;
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
    public int batch() {
        return detector.batch();
    }

    @Override
    public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
        return scaled(detector.detect(frame, earlier));
    }

    @Override
    public List<Answer> detectAll(List<Look> looks) {
        return detector.detectAll(looks).stream().map(answer -> answer.then(this::scaled)).toList();
    }

    private List<Detection> scaled(List<Detection> found) {
        return found.stream()
                .map(each -> each.withScore(temperature.scaled(each.score())))
                .toList();
    }

    @Override
    public void close() {
        detector.close();
    }
}
