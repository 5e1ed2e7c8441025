package io.vigil.tracking.vigil;

import java.io.Serializable;
import java.time.Duration;

/**
 * Settings of {@link Recognition}.
 *
 * @param rememberedFor how long a track with looks is remembered after it was last seen
 * @param most how many tracks are remembered beyond the time for which place counts; of more, those
 *     seen last
 * @param after a track is compared from so many sightings on
 * @param until and no more after so many
 * @param leastHeight of a detection's box, in pixels, for its looks to be compared so: models see
 *     people 256 pixels high, and small ones all look alike to them
 * @param leastCosine of the two, in [-1, 1]
 * @param margin by which the cosine with any other that is remembered needs to be less
 * @param sureLooks detections of a lower score are too much hidden to say how a track looks
 * @param kept share of a track's mean embedding that stays when it is seen again, in [0, 1]
 */
public record RecognitionConfig(
        Duration rememberedFor,
        int most,
        int after,
        int until,
        double leastHeight,
        double leastCosine,
        double margin,
        double sureLooks,
        double kept)
        implements Serializable {
    /** Chosen with OSNet: strict, since a wrong name does more harm than a new one. */
    public static final RecognitionConfig DEFAULTS =
            new RecognitionConfig(Duration.ofSeconds(30), 100, 3, 15, 80, 0.8, 0.03, 0.4, 0.9);

    public RecognitionConfig {
        if (rememberedFor.isNegative() || most < 0) {
            throw new IllegalArgumentException(
                    "Recognition needs rememberedFor and most of at least 0, but had %s and %d"
                            .formatted(rememberedFor, most));
        }
        if (after < 1 || until < after) {
            throw new IllegalArgumentException(
                    "Recognition needs 1 <= after <= until, but had %d and %d"
                            .formatted(after, until));
        }
        if (!(leastHeight >= 0)) {
            throw new IllegalArgumentException(
                    "Recognition needs a leastHeight of at least 0 pixels, but had " + leastHeight);
        }
        boolean cosines = leastCosine >= -1 && leastCosine <= 1 && margin >= 0;
        boolean shares = sureLooks >= 0 && sureLooks <= 1 && kept >= 0 && kept <= 1;
        if (!(cosines && shares)) {
            throw new IllegalArgumentException(
                    "Recognition needs leastCosine in [-1, 1], margin of at least 0, sureLooks and kept in [0, 1], but had %s, %s, %s and %s"
                            .formatted(leastCosine, margin, sureLooks, kept));
        }
    }
}
