package io.vigil.tracking.vigil;

import java.io.Serializable;

/**
 * Whether the detection is on the level where the track was: what walks or drives stays on the
 * ground, so y changes slowly, however x does. It is measured in heights, not in terms of the
 * filter's certainty; so together with {@link Distance} it also says how much a place that was
 * expected with little certainty is worth.
 *
 * @param expected weight of the distance along y from where the track is expected
 * @param last weight of the distance along y from where it was last seen
 */
public record Level(double expected, double last) implements Serializable {
    /** One through the square of what counts as near, 0.05 heights. */
    private static final double NEAR = 400;

    double evidence(Pair pair) {
        Edges seen = pair.last;
        double dy = (pair.itsTop + pair.itsBottom - seen.top - seen.bottom) / (2 * pair.height);
        return expected * Logarithm.onePlus(NEAR * pair.dy * pair.dy)
                + last * Logarithm.onePlus(NEAR * dy * dy);
    }
}
