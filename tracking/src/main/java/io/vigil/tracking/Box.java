package io.vigil.tracking;

/**
 * An axis-aligned rectangle in image pixels. The origin is the image's top-left corner, x grows
 * right and y grows down. Edges are continuous coordinates: a box covering pixel 0 has left 0 and
 * right 1. A box may reach beyond the image.
 */
public record Box(double left, double top, double right, double bottom) {
    public Box {
        // A conjunction, so that NaN, which fails every comparison, is rejected too.
        boolean hasArea =
                left < right
                        && top < bottom
                        && Double.isFinite(right - left)
                        && Double.isFinite(bottom - top);
        if (!hasArea) {
            throw new IllegalArgumentException(
                    "Box needs finite left < right and top < bottom, but was [left=%s, top=%s, right=%s, bottom=%s]"
                            .formatted(left, top, right, bottom));
        }
    }

    /** The box whose top-left corner and size are given, all in pixels. */
    public static Box ofSize(double left, double top, double width, double height) {
        return new Box(left, top, left + width, top + height);
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    public double area() {
        return width() * height();
    }

    public double centerX() {
        return (left + right) / 2;
    }

    public double centerY() {
        return (top + bottom) / 2;
    }

    /** Intersection over union with {@code other}, in [0, 1]. */
    public double iou(Box other) {
        double overlap = overlap(other);
        return overlap / (area() + other.area() - overlap);
    }

    /** The area shared with {@code other} in square pixels; 0 where the boxes do not meet. */
    public double overlap(Box other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        return width > 0 && height > 0 ? width * height : 0;
    }
}
