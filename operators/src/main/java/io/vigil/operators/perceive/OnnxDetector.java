package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.ModelException;
import io.vigil.operators.perceive.onnx.ModelFiles;
import io.vigil.operators.perceive.onnx.OnnxModel;
import io.vigil.operators.perceive.onnx.View;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;

/** A detector from an ONNX file; looks at each frame alone, and at several at once. */
final class OnnxDetector implements Detector {
    private final OnnxModel model;
    private final double minScore;
    private final double nmsIou;

    private OnnxDetector(OnnxModel model, DetectorConfig config) {
        this.model = model;
        this.minScore = config.minScore();
        this.nmsIou = config.nmsIou();
    }

    static OnnxDetector open(DetectorConfig config) {
        try {
            return new OnnxDetector(
                    OnnxModel.open(
                            ModelFiles.find(
                                    config.model(),
                                    ModelFiles.folders(),
                                    "builtin:auto, which needs none"),
                            config.head(),
                            config.execution().model()),
                    config);
        } catch (ModelException unusable) {
            throw new DetectorException(unusable.getMessage(), unusable);
        }
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
        return model.detect(frame.bgr(), minScore, nmsIou);
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
        List<Integer> places = new ArrayList<>();
        List<View> views = new ArrayList<>();
        for (Look look : looks) {
            try {
                views.add(View.whole(look.frame().bgr()));
                places.add(answers.size());
                answers.add(null);
            } catch (UndecodableFrameException broken) {
                answers.add(new Answer.Failed(broken));
            }
        }
        List<List<Detection>> found;
        try {
            found = model.detect(views, minScore, nmsIou);
        } catch (RuntimeException failure) {
            // One of them may be at fault: the others are not to suffer for it.
            return Detector.super.detectAll(looks);
        }
        for (int i = 0; i < places.size(); i++) {
            answers.set(places.get(i), new Answer.Found(found.get(i)));
        }
        return answers;
    }

    @Override
    public void close() {
        model.close();
    }
}
