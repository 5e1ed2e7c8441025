package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.ModelException;
import io.vigil.operators.perceive.onnx.ModelFiles;
import io.vigil.operators.perceive.onnx.OnnxModel;
import io.vigil.tracking.Detection;
import java.util.List;

/** A detector from an ONNX file; looks at each frame alone. */
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
                            config.threadsPerWorker()),
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
    public void close() {
        model.close();
    }
}
