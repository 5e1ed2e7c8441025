package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Box;
import io.vigil.tracking.Keypoint;

/**
 * The part of an image that fills a model's input, as a rectangle of the input's proportions. It
 * may reach beyond the image; there the input is black.
 *
 * @param left edge in pixels of the image
 * @param top edge in pixels of the image
 * @param scale pixels of the image to a pixel of the input, above 0
 */
record Window(double left, double top, double scale) {
    /**
     * About the centre of a box, as pose models are trained (Xiao et al., arXiv:1804.06208): the
     * box, made larger, then widened or heightened to the input's proportions.
     *
     * @param larger how many times the box's sides, from 1
     * @param width of the input in pixels
     * @param height of the input in pixels
     */
    static Window about(Box box, double larger, int width, int height) {
        double scale = larger * Math.max(box.width() / width, box.height() / height);
        return new Window(
                box.centerX() - scale * width / 2, box.centerY() - scale * height / 2, scale);
    }

    /** A point in pixels of the input, as it lies in the image. */
    Keypoint toImage(Keypoint point) {
        return new Keypoint(left + scale * point.x(), top + scale * point.y(), point.score());
    }
}
