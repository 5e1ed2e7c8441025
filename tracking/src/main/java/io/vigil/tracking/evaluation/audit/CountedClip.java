package io.vigil.tracking.evaluation.audit;

import java.util.Objects;

/**
 * A clip that was counted twice, in one direction.
 *
 * @param system what the system counted
 * @param person what a person counted who did not know that
 */
public record CountedClip(Clip clip, long system, long person) {
    public CountedClip {
        Objects.requireNonNull(clip, "clip");
        if (system < 0 || person < 0) {
            throw new IllegalArgumentException(
                    "Clip %d needs counts of 0 or more, but had %d and %d"
                            .formatted(clip.number(), system, person));
        }
    }
}
