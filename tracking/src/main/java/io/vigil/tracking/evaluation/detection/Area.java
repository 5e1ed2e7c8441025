package io.vigil.tracking.evaluation.detection;

import io.vigil.tracking.Box;
import java.util.Locale;

/**
 * COCO's ranges of object size, in square pixels of the image. COCO takes the area of an object's
 * outline where it has one; here it is that of its box.
 */
public enum Area {
    ALL(0, 1e10),
    /** Up to 32 x 32. */
    SMALL(0, 32 * 32),
    /** From 32 x 32 to 96 x 96. */
    MEDIUM(32 * 32, 96 * 96),
    /** From 96 x 96. */
    LARGE(96 * 96, 1e10);

    private final double least;
    private final double most;

    Area(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /** Both ends belong to the range, as in COCO's evaluator. */
    public boolean has(Box box) {
        double area = box.area();
        return area >= least && area <= most;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
