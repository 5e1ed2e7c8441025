package io.vigil.tracking.vigil;

import java.io.Serializable;

/**
 * How sure the detector is, compared with the last time: who is half hidden now was half hidden a
 * moment ago (the confidence cue of Yang et al., arXiv:2308.00783).
 *
 * @param change weight of the difference between the two scores, at most 0
 * @param rise weight of the part of it that is a rise, in addition, at most 0
 * @param level weight of the detection's score
 */
public record Confidence(double change, double rise, double level) implements Serializable {
    double evidence(Pair pair) {
        double difference = pair.itsScore - pair.tracklet.score();
        return change * Math.abs(difference)
                + rise * Math.max(0, difference)
                + level * pair.itsScore;
    }
}
