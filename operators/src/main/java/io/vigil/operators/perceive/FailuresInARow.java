package io.vigil.operators.perceive;

import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Rejected;

/**
 * Tells a detector that cannot cope with a frame from one that is broken: a frame is set aside, a
 * broken detector halts the job, where the frames wait in the log.
 */
final class FailuresInARow {
    static final int MAX = 32;

    private int count;

    /**
     * @throws DetectorException if the detector has failed on {@link #MAX} frames in a row
     */
    void note(Perceived perceived) {
        if (perceived instanceof PerceivedFrame frame) {
            // That a frame was left out says nothing of the detector.
            count = frame.looked() ? 0 : count;
        } else if (perceived instanceof Rejected rejected
                && rejected.letter().reason().equals(Inference.DETECTOR_FAILED)) {
            count++;
            if (count == MAX) {
                throw new DetectorException(
                        "Detector failed on %d frames in a row; frames wait in the log until it works: %s"
                                .formatted(MAX, rejected.letter().detail()));
            }
        }
    }
}
