package io.vigil.anomaly.judging;

import io.vigil.anomaly.ErrorMap;
import io.vigil.tracking.Box;
import java.util.Objects;
import java.util.Optional;

/**
 * How unusual one frame is.
 *
 * @param score causal, over this frame and those before it; 0 or more
 * @param pValue share of normal time that scores as high; not a number where that is not known
 * @param threshold in the unit of the score; positive infinity where there is none
 * @param alarmed whether the score is above it and alarms are not suspended
 * @param term that tells the most; empty where nothing was to be seen
 * @param track of the object that tells the most; 0 where it has none
 * @param box of that object in pixels
 * @param map where in the object's patch the motion head is wrong
 * @param bundle that judged it, by its name
 */
public record AnomalyScore(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        double score,
        double pValue,
        double threshold,
        boolean alarmed,
        Phase phase,
        String term,
        long track,
        Optional<Box> box,
        ErrorMap map,
        String bundle) {
    public AnomalyScore {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(term, "term");
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(map, "map");
        Objects.requireNonNull(bundle, "bundle");
        if (!(score >= 0) || Double.isNaN(threshold)) {
            throw new IllegalArgumentException(
                    "Camera %s: score of frame %d/%d needs to be 0 or more, and its threshold a number or infinite, but they were %s and %s"
                            .formatted(camera, epoch, sequence, score, threshold));
        }
    }
}
