package io.vigil.tracking.evaluation;

import io.vigil.tracking.Box;
import java.util.Objects;

/**
 * One line of a MOTChallenge file: {@code
 * frame,id,left,top,width,height,confidence,class,visibility}.
 *
 * @param frame from 1
 * @param id of the object, or -1 in detection files
 * @param box in pixels; the file's corner counts as continuous coordinates
 * @param confidence a detector's score; in ground truth 0 marks a box that does not count
 * @param classId 1 is a pedestrian; -1 where the file does not say
 * @param visibility share of the object that is not hidden, in [0, 1]; -1 where the file does not
 *     say
 */
public record MotRow(
        int frame, long id, Box box, double confidence, int classId, double visibility) {
    public MotRow {
        Objects.requireNonNull(box, "box");
        if (frame < 1) {
            throw new IllegalArgumentException("Frame needs to be at least 1, but was " + frame);
        }
        if (!Double.isFinite(confidence)) {
            throw new IllegalArgumentException(
                    "Confidence needs to be finite, but was " + confidence);
        }
    }
}
