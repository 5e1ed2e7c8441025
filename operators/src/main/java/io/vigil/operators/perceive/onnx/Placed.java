package io.vigil.operators.perceive.onnx;

/**
 * The part of a model's input that an image fills, in pixels of the input.
 *
 * @param fit from the image to the input
 */
record Placed(int left, int top, int width, int height, Fit fit) {
    static Placed of(Preprocessing.Placement placement, Crop area, int width, int height) {
        double scaleX = (double) width / area.width();
        double scaleY = (double) height / area.height();
        double scale = Math.min(scaleX, scaleY);
        return switch (placement) {
            case STRETCH ->
                    new Placed(
                            0,
                            0,
                            width,
                            height,
                            new Fit(scaleX, scaleY, 0, 0, area.left(), area.top()));
            // As YOLOX cuts fractions of pixels.
            case TOP_LEFT ->
                    new Placed(
                            0,
                            0,
                            Math.max(1, (int) (area.width() * scale)),
                            Math.max(1, (int) (area.height() * scale)),
                            new Fit(scale, scale, 0, 0, area.left(), area.top()));
            case CENTRE -> {
                int inWidth = Math.max(1, (int) Math.rint(area.width() * scale));
                int inHeight = Math.max(1, (int) Math.rint(area.height() * scale));
                int left = (width - inWidth) / 2;
                int top = (height - inHeight) / 2;
                yield new Placed(
                        left,
                        top,
                        inWidth,
                        inHeight,
                        new Fit(scale, scale, left, top, area.left(), area.top()));
            }
        };
    }

    /** Whether it fills the same part, wherever its image is from. */
    boolean fillsSame(Placed other) {
        return other != null
                && left == other.left
                && top == other.top
                && width == other.width
                && height == other.height;
    }
}
