package io.vigil.anomaly;

import io.vigil.tracking.Box;
import java.util.Objects;

/**
 * What a camera's own models say of one patch of a frame: of a detection, or of foreground that no
 * detection covers.
 *
 * @param box in pixels of the frame
 * @param label the detection's class; empty where it is foreground alone
 * @param motionError how badly the motion head rebuilds the patch's changes over the last 0.6 s:
 *     mean squared error in units of the patch's own contrast; 0 or more
 * @param predictionError how badly the patch is foretold from those before it, in the same unit
 * @param flowX its motion to the right in pixels a second, the median over its moving pixels
 * @param flowY the same downwards
 * @param flowFast the 90th percentile of the speeds of its pixels, in pixels a second
 * @param map where in the patch the motion head is wrong
 * @param course how it has gone on, where that has been followed
 */
public record Glance(
        Box box,
        String label,
        double motionError,
        double predictionError,
        double flowX,
        double flowY,
        double flowFast,
        ErrorMap map,
        Course course) {
    public Glance {
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(map, "map");
        Objects.requireNonNull(course, "course");
        if (!(motionError >= 0 && predictionError >= 0 && flowFast >= 0)
                || !Double.isFinite(motionError + predictionError + flowX + flowY + flowFast)) {
            throw new IllegalArgumentException(
                    "Glance needs finite errors and speeds of 0 or more, but had %s, %s, (%s, %s) and %s"
                            .formatted(motionError, predictionError, flowX, flowY, flowFast));
        }
    }

    /** One that has not been followed. */
    public Glance(
            Box box,
            String label,
            double motionError,
            double predictionError,
            double flowX,
            double flowY,
            double flowFast,
            ErrorMap map) {
        this(box, label, motionError, predictionError, flowX, flowY, flowFast, map, Course.UNKNOWN);
    }

    /** One of which it is not known where in the patch the error is. */
    public Glance(
            Box box,
            String label,
            double motionError,
            double predictionError,
            double flowX,
            double flowY,
            double flowFast) {
        this(box, label, motionError, predictionError, flowX, flowY, flowFast, ErrorMap.NONE);
    }

    public Glance with(Course its) {
        return new Glance(
                box, label, motionError, predictionError, flowX, flowY, flowFast, map, its);
    }
}
