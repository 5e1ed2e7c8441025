package io.vigil.deploy.falls;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A recording and what is known of it.
 *
 * @param name as the labels call it
 * @param kind of the fall, such as BW for backwards from walking; empty where there is none
 * @param startSeconds when the fall begins, from the start of the recording; NaN where there is
 *     none
 * @param endSeconds when it ends; NaN where there is none
 */
public record LabelledClip(
        String name, Path file, String kind, double startSeconds, double endSeconds) {
    public LabelledClip {
        Objects.requireNonNull(file, "file");
        boolean none = Double.isNaN(startSeconds) && Double.isNaN(endSeconds);
        if (!none && !(startSeconds >= 0 && endSeconds >= startSeconds)) {
            throw new IllegalArgumentException(
                    "Clip %s needs a fall that starts at 0 s or later and does not end before, but had %s to %s s"
                            .formatted(name, startSeconds, endSeconds));
        }
    }

    public boolean hasFall() {
        return !Double.isNaN(startSeconds);
    }
}
