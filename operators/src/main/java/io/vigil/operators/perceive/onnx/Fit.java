package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Box;
import io.vigil.tracking.Keypoint;

/**
 * Where an image, or a part of one, lies in a model's input.
 *
 * @param scaleX factor from pixels of the image to pixels of the input
 * @param scaleY likewise, downwards
 * @param left where the part's left edge lies in the input, in pixels of the input
 * @param top where its top edge lies
 * @param originX where the part begins in the image, in pixels of the image
 * @param originY likewise, downwards
 */
record Fit(double scaleX, double scaleY, double left, double top, double originX, double originY) {
    /** From pixels of the input to pixels of the image. */
    Box toImage(Box box) {
        return new Box(x(box.left()), y(box.top()), x(box.right()), y(box.bottom()));
    }

    /** From pixels of the input to pixels of the image. */
    Keypoint toImage(Keypoint point) {
        return new Keypoint(x(point.x()), y(point.y()), point.score());
    }

    private double x(double input) {
        return originX + (input - left) / scaleX;
    }

    private double y(double input) {
        return originY + (input - top) / scaleY;
    }
}
