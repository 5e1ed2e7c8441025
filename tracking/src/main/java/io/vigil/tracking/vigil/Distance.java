package io.vigil.tracking.vigil;

import java.io.Serializable;

/**
 * Distance of the detection from where the track is expected, in terms of how sure the filter is
 * (the Mahalanobis distance of Wojke et al., arXiv:1703.07402). Heavy-tailed, as of Student's t
 * rather than the normal distribution, because people do turn on their heel.
 *
 * @param across weight of the distance along x, at most 0
 * @param down weight of the distance along y, at most 0
 */
public record Distance(double across, double down) implements Serializable {
    /** Deviations of a detector's box, as shares of its size. */
    private static final double MEASURED_X = 0.05;

    private static final double MEASURED_Y = 0.03;

    double evidence(Pair pair) {
        double x = pair.dx * pair.dx / (pair.varianceX + MEASURED_X * MEASURED_X);
        double y = pair.dy * pair.dy / (pair.varianceY + MEASURED_Y * MEASURED_Y);
        return across * Logarithm.onePlus(x) + down * Logarithm.onePlus(y);
    }
}
