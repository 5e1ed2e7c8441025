package io.vigil.tracking.counting;

import java.util.List;
import java.util.Objects;

/**
 * What one record of one of its cameras did to the counts of a site.
 *
 * @param counts in the order in which they are to be written
 */
public record SiteStep(SiteState state, List<Count> counts) {
    public SiteStep {
        Objects.requireNonNull(state, "state");
        counts = List.copyOf(counts);
    }
}
