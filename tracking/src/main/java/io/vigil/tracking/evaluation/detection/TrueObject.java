package io.vigil.tracking.evaluation.detection;

import io.vigil.tracking.Box;
import java.util.Objects;

/**
 * An object that somebody labelled in an image.
 *
 * @param box in pixels of the image
 * @param label the class by name; never empty
 */
public record TrueObject(Box box, String label) {
    public TrueObject {
        Objects.requireNonNull(box, "box");
        if (label.isEmpty()) {
            throw new IllegalArgumentException("TrueObject needs a class label, but it was empty");
        }
    }
}
