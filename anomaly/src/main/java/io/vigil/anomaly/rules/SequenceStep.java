package io.vigil.anomaly.rules;

import java.util.List;
import java.util.Objects;

/**
 * What an event, or time, did to sequences.
 *
 * @param completed those that are complete with it, the oldest first
 */
public record SequenceStep(SequenceState state, List<Match> completed) {
    /**
     * A complete sequence.
     *
     * @param camera of the last stage that happened
     * @param track that did it
     * @param place of the last stage
     * @param startedMicros when its first stage happened
     * @param completedMicros when its last stage happened, or its time was over
     * @param epoch of the frame at which the first was decided
     * @param sequence of that frame
     */
    public record Match(
            String camera,
            long track,
            String label,
            String place,
            long startedMicros,
            long completedMicros,
            long epoch,
            long sequence) {}

    public SequenceStep {
        Objects.requireNonNull(state, "state");
        completed = List.copyOf(completed);
    }
}
