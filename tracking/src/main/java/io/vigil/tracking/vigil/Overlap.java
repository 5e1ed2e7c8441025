package io.vigil.tracking.vigil;

import java.io.Serializable;

/**
 * Overlap of the detection with where the track is expected, weighed by how far their heights
 * overlap: boxes of people who pass each other share much width, but seldom their height (the
 * height-modulated IoU of Yang et al., arXiv:2308.00783).
 *
 * @param weight evidence of a perfect fit
 */
public record Overlap(double weight) implements Serializable {
    double evidence(Pair pair) {
        double common = Math.min(pair.bottom, pair.itsBottom) - Math.max(pair.top, pair.itsTop);
        double all = Math.max(pair.bottom, pair.itsBottom) - Math.min(pair.top, pair.itsTop);
        return weight * pair.iou * Math.sqrt(common / all);
    }
}
