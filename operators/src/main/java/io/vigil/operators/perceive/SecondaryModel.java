package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.Crop;
import io.vigil.operators.perceive.onnx.View;
import io.vigil.tracking.Detection;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** A model that looks at what a detector has found. Used by one thread at a time. */
interface SecondaryModel extends AutoCloseable {
    /** As it is called in errors and in the log. */
    String name();

    /** Of which detections it is asked. */
    CropRule crops();

    /**
     * @param subjects of one frame or of many
     * @return their detections with what is said of each, in their order; the detection itself
     *     where nothing is
     */
    List<Detection> look(List<Subject> subjects);

    @Override
    void close();

    /**
     * A detection to look at.
     *
     * @param bgr its frame's image, 8 bits a channel
     * @param crop what is visible of it there
     */
    record Subject(Mat bgr, Crop crop, Detection detection) {
        View view() {
            return new View(bgr, crop);
        }
    }
}
