package io.vigil.operators.perceive.onnx;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * An image, or a part of one, that a model is to look at.
 *
 * @param bgr 8 bits a channel, of any size; not written to
 * @param area inside the image
 */
public record View(Mat bgr, Crop area) {
    /** All of an image. */
    public static View whole(Mat bgr) {
        return new View(bgr, new Crop(0, 0, bgr.cols(), bgr.rows()));
    }
}
