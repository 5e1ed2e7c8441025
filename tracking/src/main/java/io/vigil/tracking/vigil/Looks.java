package io.vigil.tracking.vigil;

import io.vigil.tracking.appearance.Appearance;
import java.io.Serializable;

/**
 * Whether the detection looks like the track: the cosine between its embedding and the track's mean
 * (Wojke et al., arXiv:1703.07402). Says nothing where one of them has no embedding, or they come
 * from different models.
 *
 * @param weight evidence of a cosine that is greater by 1, at least 0
 * @param neutral cosine that speaks neither for nor against, in [-1, 1]
 */
public record Looks(double weight, double neutral) implements Serializable {
    double evidence(Pair pair) {
        Appearance appearance = pair.tracklet.appearance();
        return appearance.comparable(pair.detection.embedding())
                ? weight * (appearance.cosine(pair.detection.embedding()) - neutral)
                : 0;
    }
}
