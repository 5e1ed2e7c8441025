package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Box;
import java.util.Optional;

/**
 * The part of an image that shows one object, in whole pixels: from {@code left} and {@code top} up
 * to, and without, {@code right} and {@code bottom}. It lies inside the image.
 */
public record Crop(int left, int top, int right, int bottom) {
    public Crop {
        if (!(left >= 0 && top >= 0 && left < right && top < bottom)) {
            throw new IllegalArgumentException(
                    "Crop needs 0 <= left < right and 0 <= top < bottom, but was [left=%d, top=%d, right=%d, bottom=%d]"
                            .formatted(left, top, right, bottom));
        }
    }

    /**
     * What is visible of a box.
     *
     * @param box in pixels; may reach beyond the image
     * @param width of the image in pixels
     * @param height of the image in pixels
     * @return empty if the box is outside the image, or thinner than half a pixel there
     */
    public static Optional<Crop> of(Box box, int width, int height) {
        int left = pixel(box.left(), width);
        int top = pixel(box.top(), height);
        int right = pixel(box.right(), width);
        int bottom = pixel(box.bottom(), height);
        return left < right && top < bottom
                ? Optional.of(new Crop(left, top, right, bottom))
                : Optional.empty();
    }

    private static int pixel(double edge, int side) {
        return (int) Math.max(0, Math.min(side, Math.rint(edge)));
    }

    public int width() {
        return right - left;
    }

    public int height() {
        return bottom - top;
    }
}
