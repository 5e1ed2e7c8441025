package io.vigil.tracking;

/**
 * One point of an object's skeleton, such as a shoulder. Which it is, is told by its place in the
 * list, in the order of the model that found it.
 *
 * @param x in pixels of the frame; may lie outside it
 * @param y in pixels of the frame; may lie outside it
 * @param score how sure it is, in [0, 1]
 */
public record Keypoint(double x, double y, double score) {
    public Keypoint {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "Keypoint needs a finite place and a score in [0, 1], but was [x=%s, y=%s, score=%s]"
                            .formatted(x, y, score));
        }
    }
}
