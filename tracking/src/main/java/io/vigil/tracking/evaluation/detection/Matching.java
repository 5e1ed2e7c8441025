package io.vigil.tracking.evaluation.detection;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.Arrays;
import java.util.List;

/**
 * Who found whom in one image, for one class and one overlap: the best detection takes the free
 * object that it overlaps most, then the next one, as COCO's evaluation does it (Lin et al.,
 * arXiv:1405.0312). Objects outside the range of areas are ignored: what takes one counts neither
 * way, and so does what takes none and is outside the range itself.
 */
final class Matching {
    /** An object that nobody took, or a detection that took none. */
    static final int NONE = -1;

    private final int[] objectOf;
    private final boolean[] ignored;

    private Matching(int[] objectOf, boolean[] ignored) {
        this.objectOf = objectOf;
        this.ignored = ignored;
    }

    /**
     * @param overlaps {@link #overlaps} of {@code image}
     */
    static Matching of(ScoredImage image, double[][] overlaps, double minIou, Area area) {
        List<TrueObject> truth = image.truth();
        List<Detection> detections = image.detections();
        int[] objectOf = new int[detections.size()];
        boolean[] ignored = new boolean[detections.size()];
        boolean[] taken = new boolean[truth.size()];
        for (int d = 0; d < objectOf.length; d++) {
            int best = best(truth, overlaps[d], taken, minIou, area, true);
            if (best == NONE) {
                best = best(truth, overlaps[d], taken, minIou, area, false);
            }
            objectOf[d] = best;
            if (best == NONE) {
                ignored[d] = !area.has(detections.get(d).box());
            } else {
                taken[best] = true;
                ignored[d] = !area.has(truth.get(best).box());
            }
        }
        return new Matching(objectOf, ignored);
    }

    /** Of equal overlaps the later object is taken, as in COCO's evaluator. */
    private static int best(
            List<TrueObject> truth,
            double[] overlaps,
            boolean[] taken,
            double minIou,
            Area area,
            boolean within) {
        // An overlap of 1 has to be enough for a threshold of 1, whatever rounding does.
        double most = Math.min(minIou, 1 - 1e-10);
        int best = NONE;
        for (int t = 0; t < taken.length; t++) {
            if (!taken[t] && overlaps[t] >= most && area.has(truth.get(t).box()) == within) {
                most = overlaps[t];
                best = t;
            }
        }
        return best;
    }

    /** Intersection over union of each detection with each object. */
    static double[][] overlaps(ScoredImage image) {
        double[][] overlaps = new double[image.detections().size()][image.truth().size()];
        for (int d = 0; d < overlaps.length; d++) {
            Box box = image.detections().get(d).box();
            Arrays.setAll(overlaps[d], t -> box.iou(image.truth().get(t).box()));
        }
        return overlaps;
    }

    /** Index of the object that a detection took, or {@link #NONE}. */
    int objectOf(int detection) {
        return objectOf[detection];
    }

    /** Whether a detection counts neither way. */
    boolean ignored(int detection) {
        return ignored[detection];
    }
}
