package io.vigil.anomaly.falls;

import io.vigil.anomaly.Foreground;
import io.vigil.tracking.Box;
import java.util.List;
import java.util.Objects;

/**
 * What one frame shows of somebody: all patches that are theirs, taken together.
 *
 * @param box around them, in pixels; where nothing is seen, as last seen
 * @param seen whether anything is
 * @param covered area of the patches, in square pixels; at most that of the box
 * @param tall how tall people stand at that place, in pixels
 * @param stillSeconds for how long nothing has moved in the patches, at most a minute
 * @param fill share of the patches that is foreground, in [0, 1]
 * @param company how many others stand near
 */
public record Look(
        long atMicros,
        Box box,
        boolean seen,
        double covered,
        double tall,
        double stillSeconds,
        double fill,
        int company) {
    /** Of which no patch tells. */
    private static final double USUAL_FILL = 0.5;

    /** A patch is somebody's if as much of it lies within. */
    private static final double WITHIN = 0.8;

    public Look {
        Objects.requireNonNull(box, "box");
    }

    Look unseen(long micros) {
        return new Look(micros, box, false, covered, tall, stillSeconds, fill, company);
    }

    static double fill(Box box, List<Foreground> patches) {
        double area = 0;
        double filled = 0;
        for (Foreground patch : patches) {
            double own = patch.box().area();
            if (patch.box().overlap(box) >= WITHIN * own) {
                area += own;
                filled += own * patch.fill();
            }
        }
        return area > 0 ? filled / area : USUAL_FILL;
    }
}
