package io.vigil.tracking.vigil;

import java.io.Serializable;

/**
 * Overlap of the detection with where the track was last seen: whoever stopped, or turned, is not
 * where a filter expects him (the observation-centric recovery of Cao et al., arXiv:2203.14360).
 *
 * @param weight evidence of a perfect fit
 */
public record LastPlace(double weight) implements Serializable {
    double evidence(Pair pair) {
        Edges last = pair.last;
        double w = Math.min(last.right, pair.itsRight) - Math.max(last.left, pair.itsLeft);
        double h = Math.min(last.bottom, pair.itsBottom) - Math.max(last.top, pair.itsTop);
        if (!(w > 0 && h > 0)) {
            return 0;
        }
        double overlap = w * h;
        double its = (pair.itsRight - pair.itsLeft) * (pair.itsBottom - pair.itsTop);
        double area = (last.right - last.left) * (last.bottom - last.top);
        return weight * overlap / (area + its - overlap);
    }
}
