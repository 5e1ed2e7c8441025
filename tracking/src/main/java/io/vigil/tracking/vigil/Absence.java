package io.vigil.tracking.vigil;

import java.io.Serializable;

/**
 * How long the track has not been seen: of two tracks that fit alike the one seen last has the
 * better claim (the matching cascade of Wojke et al., arXiv:1703.07402, without its steps).
 *
 * @param weight of the logarithm of the time in tenths of a second, at most 0
 */
public record Absence(double weight) implements Serializable {
    private static final double PER_SECOND = 10;

    double evidence(Pair pair) {
        return weight * Logarithm.onePlus(PER_SECOND * pair.seconds);
    }
}
