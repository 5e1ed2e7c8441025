package io.vigil.operators.assess.group;

import io.vigil.tracking.counting.CountingInput.Sight;
import java.util.Objects;
import java.util.Optional;

/**
 * How much of a camera's log its group has heard.
 *
 * @param group that was told; empty: none
 * @param version of the rules that it was told of; 0: none
 * @param slice the last of content time of which it was told, in {@link Telling#SLICE_MICROS} since
 *     1970
 * @param lookedSlice the last of which it was told of a frame that was looked at
 * @param sight of the last record that it was told of
 * @param untold the last frame, where it was not told of it
 */
public record Told(
        String group,
        long version,
        long slice,
        long lookedSlice,
        Sight sight,
        Optional<Moment> untold) {
    public static final Told NOTHING =
            new Told("", 0, Long.MIN_VALUE, Long.MIN_VALUE, Sight.BLIND, Optional.empty());

    public Told {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(sight, "sight");
        Objects.requireNonNull(untold, "untold");
    }

    Told withUntold(Moment frame) {
        return new Told(group, version, slice, lookedSlice, sight, Optional.of(frame));
    }
}
