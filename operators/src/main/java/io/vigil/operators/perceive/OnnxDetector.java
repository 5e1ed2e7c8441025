package io.vigil.operators.perceive;

import io.vigil.operators.perceive.attention.AttentionConfig;
import io.vigil.operators.perceive.attention.Merge;
import io.vigil.operators.perceive.attention.Views;
import io.vigil.operators.perceive.onnx.Crop;
import io.vigil.operators.perceive.onnx.ModelException;
import io.vigil.operators.perceive.onnx.ModelFiles;
import io.vigil.operators.perceive.onnx.OnnxModel;
import io.vigil.operators.perceive.onnx.View;
import io.vigil.tracking.Detection;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A detector from an ONNX file; looks at each frame alone, in the parts that its camera's attention
 * asks for.
 */
final class OnnxDetector implements Detector {
    private final OnnxModel model;
    private final double minScore;
    private final double nmsIou;
    private final AttentionConfig attention;

    private OnnxDetector(OnnxModel model, DetectorConfig config) {
        this.model = model;
        this.minScore = config.minScore();
        this.nmsIou = config.nmsIou();
        this.attention = config.attention();
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
        Mat image = frame.bgr();
        List<Crop> parts =
                Views.of(attention.of(frame.frame().camera()), image.cols(), image.rows());
        List<View> views = parts.stream().map(part -> new View(image, part)).toList();
        return Merge.of(
                parts, model.detect(views, minScore, nmsIou), image.cols(), image.rows(), nmsIou);
    }

    @Override
    public void close() {
        model.close();
    }
}
