package io.vigil.tracking.vigil;

import java.io.Serializable;

/**
 * Whether the detection lies on the track's course, for each corner of the box (the momentum of Cao
 * et al., arXiv:2203.14360, by corners as of Yang et al., arXiv:2308.00783). Shifts that are small
 * against the box count for little, since a detector's trembling has no direction.
 *
 * @param weight evidence of a straight course to a detection of score 1, at least 0
 */
public record Course(double weight) implements Serializable {
    double evidence(Pair pair) {
        return pair.headed ? weight * pair.heading.goesOnTo(pair) * pair.itsScore : 0;
    }
}
