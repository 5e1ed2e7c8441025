package io.vigil.tracking.counting;

import java.util.List;
import java.util.Objects;

/**
 * What one record did to the counts.
 *
 * @param counts in the order in which they are to be written
 */
public record CountingStep(CountingState state, List<Count> counts) {
    public CountingStep {
        Objects.requireNonNull(state, "state");
        counts = List.copyOf(counts);
    }
}
