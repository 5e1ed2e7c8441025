package io.vigil.anomaly.rules;

import java.util.List;
import java.util.Objects;

/**
 * The sequences that have begun.
 *
 * @param running the oldest first
 */
public record SequenceState(List<Progress> running) {
    public static final SequenceState EMPTY = new SequenceState(List.of());

    /**
     * A sequence that has begun.
     *
     * @param awaited the stage that comes next, from 1
     * @param camera of the stage that happened last
     * @param track that did it
     * @param startedMicros when the first stage happened
     * @param sinceMicros when the stage before the awaited one was over
     * @param epoch of the frame at which the first was decided
     * @param sequence of that frame
     */
    public record Progress(
            int awaited,
            String camera,
            long track,
            String label,
            long startedMicros,
            long sinceMicros,
            long epoch,
            long sequence) {
        public Progress {
            Objects.requireNonNull(camera, "camera");
            Objects.requireNonNull(label, "label");
        }
    }

    public SequenceState {
        running = List.copyOf(running);
    }
}
