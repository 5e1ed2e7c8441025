package io.vigil.operators.perceive;

import io.vigil.operators.perceive.attention.AttentionConfig;
import io.vigil.operators.perceive.onnx.ModelException;
import io.vigil.operators.perceive.onnx.ModelFiles;
import io.vigil.operators.perceive.onnx.OnnxModel;
import io.vigil.operators.perceive.onnx.View;
import io.vigil.tracking.Detection;
import io.vigil.tracking.evaluation.detection.Temperature;
import java.util.ArrayList;
import java.util.List;

/**
 * A detector from an ONNX file; looks at each frame alone, in the parts that its camera's attention
 * asks for, and at several frames at once.
 */
final class OnnxDetector implements Detector {
    private final OnnxModel model;
    private final double minScore;
    private final double nmsIou;
    private final AttentionConfig attention;

    private OnnxDetector(OnnxModel model, double minScore, DetectorConfig config) {
        this.model = model;
        this.minScore = minScore;
        this.nmsIou = config.nmsIou();
        this.attention = config.attention();
    }

    static Detector open(DetectorConfig config) {
        try {
            OnnxModel model =
                    OnnxModel.open(
                            ModelFiles.find(
                                    config.model(),
                                    ModelFiles.folders(),
                                    "builtin:auto, which needs none"),
                            config.head(),
                            config.execution().model());
            return config.calibrated()
                    ? calibrated(model, config)
                    : new OnnxDetector(model, config.minScore(), config);
        } catch (ModelException unusable) {
            throw new DetectorException(unusable.getMessage(), unusable);
        }
    }

    private static Detector calibrated(OnnxModel model, DetectorConfig config) {
        if (model.temperature().isEmpty()) {
            model.close();
            throw new DetectorException(
                    "Detector %s is to be calibrated, but the side-car beside it names no temperature; run 'vigil models check' on it with labelled images, or set calibrated: false"
                            .formatted(config.model()));
        }
        Temperature temperature = new Temperature(model.temperature().getAsDouble());
        double minScore = new Temperature(1 / temperature.value()).scaled(config.minScore());
        return new Calibrated(new OnnxDetector(model, minScore, config), temperature);
    }

    @Override
    public List<String> labels() {
        return model.labels();
    }

    @Override
    public int history() {
        return 0;
    }

    @Override
    public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
        Parts parts = parts(frame);
        return parts.merged(model.detect(parts.views(), minScore, nmsIou), nmsIou);
    }

    private Parts parts(FrameView frame) {
        return Parts.of(frame.bgr(), attention.of(frame.frame().camera()));
    }

    @Override
    public int batch() {
        return model.batch();
    }

    @Override
    public List<Answer> detectAll(List<Look> looks) {
        if (looks.size() == 1) {
            return Detector.super.detectAll(looks);
        }
        List<Answer> answers = new ArrayList<>(looks.size());
        List<Parts> decoded = new ArrayList<>(looks.size());
        List<Integer> places = new ArrayList<>();
        for (Look look : looks) {
            try {
                decoded.add(parts(look.frame()));
                places.add(answers.size());
                answers.add(null);
            } catch (UndecodableFrameException broken) {
                answers.add(new Answer.Failed(broken));
            }
        }
        List<View> views = decoded.stream().flatMap(each -> each.views().stream()).toList();
        List<List<Detection>> found;
        try {
            found = model.detect(views, minScore, nmsIou);
        } catch (RuntimeException failure) {
            // One of them may be at fault: the others are not to suffer for it.
            return Detector.super.detectAll(looks);
        }
        int from = 0;
        for (int i = 0; i < places.size(); i++) {
            Parts parts = decoded.get(i);
            int to = from + parts.views().size();
            answers.set(
                    places.get(i), new Answer.Found(parts.merged(found.subList(from, to), nmsIou)));
            from = to;
        }
        return answers;
    }

    @Override
    public void close() {
        model.close();
    }
}
