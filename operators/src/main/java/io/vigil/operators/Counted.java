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

    /** Of the record it becomes: the camera, or the site where it is of one. */
    public String key() {
        return count.camera().isEmpty() ? count.site() : count.camera();
    }
}
