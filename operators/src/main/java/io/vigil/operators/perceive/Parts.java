package io.vigil.operators.perceive;

import io.vigil.operators.perceive.attention.Attention;
import io.vigil.operators.perceive.attention.Merge;
import io.vigil.operators.perceive.attention.Views;
import io.vigil.operators.perceive.onnx.Crop;
import io.vigil.operators.perceive.onnx.View;
import io.vigil.tracking.Detection;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** The parts of an image that a model looks at. */
record Parts(Mat image, List<Crop> crops) {
    static Parts of(Mat image, Attention attention) {
        return new Parts(image, Views.of(attention, image.cols(), image.rows()));
    }

    List<View> views() {
        return crops.stream().map(crop -> new View(image, crop)).toList();
    }

    /**
     * @param answers for each view
     * @return what is seen in the image, best first
     */
    List<Detection> merged(List<List<Detection>> answers, double maxIou) {
        return Merge.of(crops, answers, image.cols(), image.rows(), maxIou);
    }
}
