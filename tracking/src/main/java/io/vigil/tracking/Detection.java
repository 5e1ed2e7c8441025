package io.vigil.tracking;

import java.util.Objects;

/**
 * One object seen in one frame.
 *
 * @param box in pixels of the frame
 * @param score the detector's confidence in [0, 1]
 * @param label the class by name, such as {@code person}; never empty
 */
public record Detection(Box box, double score, String label) {
    public Detection {
        Objects.requireNonNull(box, "box");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "Detection needs a score in [0, 1], but was " + score);
        }
        if (label.isEmpty()) {
            throw new IllegalArgumentException("Detection needs a class label, but it was empty");
        }
    }
}
