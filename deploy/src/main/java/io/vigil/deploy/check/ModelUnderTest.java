package io.vigil.deploy.check;

import io.vigil.operators.perceive.DetectorException;
import io.vigil.operators.perceive.onnx.ModelException;
import io.vigil.operators.perceive.onnx.ModelOptions;
import io.vigil.operators.perceive.onnx.OnnxModel;
import io.vigil.operators.perceive.onnx.View;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A detector as the job runs it, asked about single images. What it says is rounded as reports
 * write it, so that a report and the model that it is of say the same. For one thread.
 */
final class ModelUnderTest implements AutoCloseable {
    private static final double PER_PIXEL = 64;
    private static final double PER_SCORE = 1e5;

    private final OnnxModel model;

    private ModelUnderTest(OnnxModel model) {
        this.model = model;
    }

    /**
     * @throws DetectorException if it cannot be used, saying why
     */
    static ModelUnderTest open(Path file, ModelOptions options) {
        try {
            return new ModelUnderTest(OnnxModel.open(file, "auto", options));
        } catch (ModelException unusable) {
            throw new DetectorException(unusable.getMessage(), unusable);
        }
    }

    /** How many images go in at once. */
    int batch() {
        return model.batch();
    }

    /** Names of the classes by index. */
    List<String> labels() {
        return model.labels();
    }

    /** Best first, in pixels of the image. */
    List<Detection> detect(Mat bgr, OperatingPoint at) {
        return detect(List.of(bgr), at).get(0);
    }

    /** For each image. */
    List<List<Detection>> detect(List<Mat> images, OperatingPoint at) {
        try {
            return model
                    .detect(images.stream().map(View::whole).toList(), at.minScore(), at.maxIou())
                    .stream()
                    .map(found -> found.stream().flatMap(d -> rounded(d).stream()).toList())
                    .toList();
        } catch (ModelException failed) {
            throw new DetectorException(failed.getMessage(), failed);
        }
    }

    private static List<Detection> rounded(Detection d) {
        double left = pixels(d.box().left());
        double top = pixels(d.box().top());
        double right = pixels(d.box().right());
        double bottom = pixels(d.box().bottom());
        // What is thinner than a 64th of a pixel is no box.
        return left < right && top < bottom
                ? List.of(
                        new Detection(
                                new Box(left, top, right, bottom),
                                Math.rint(d.score() * PER_SCORE) / PER_SCORE,
                                d.label()))
                : List.of();
    }

    private static double pixels(double edge) {
        return Math.rint(edge * PER_PIXEL) / PER_PIXEL;
    }

    @Override
    public void close() {
        model.close();
    }
}
