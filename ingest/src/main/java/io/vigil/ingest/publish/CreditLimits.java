package io.vigil.ingest.publish;

import io.vigil.ingest.Progress;
import java.util.Set;

/**
 * How far a camera may run ahead of those who read it.
 *
 * @param window frames that may be published and not processed yet, at least 1
 * @param queue frames that may wait for credit, at least 1; with a live camera the oldest beyond
 *     them is shed
 * @param components whose progress is waited for; empty waits for nobody
 */
public record CreditLimits(int window, int queue, Set<String> components) {
    /** A few seconds of a slow camera, a tenth of a second of a fast file. */
    public static final CreditLimits DEFAULT = new CreditLimits(64, 8, Set.of(Progress.PERCEIVE));

    public CreditLimits {
        if (window < 1 || queue < 1) {
            throw new IllegalArgumentException(
                    "Credits need a window and a queue of at least 1 frame, but were %d and %d"
                            .formatted(window, queue));
        }
        components = Set.copyOf(components);
    }

    /** Publishes without waiting for anybody: for recording alone. */
    public static CreditLimits unlimited() {
        return new CreditLimits(1, DEFAULT.queue, Set.of());
    }
}
