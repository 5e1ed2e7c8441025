package io.vigil.operators;

import io.vigil.tracking.counting.Count;
import java.util.Objects;

/** For the counts topic. */
public record Counted(Count count) implements TrackOutput {
    public Counted {
        Objects.requireNonNull(count, "count");
    }

    @Override
    public String camera() {
        return count.camera();
    }
}
