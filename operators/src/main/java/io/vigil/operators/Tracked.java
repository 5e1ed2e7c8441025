package io.vigil.operators;

import io.vigil.tracking.TrackRecord;
import java.util.Objects;

/** For the tracks topic. */
public record Tracked(TrackRecord record) implements TrackOutput {
    public Tracked {
        Objects.requireNonNull(record, "record");
    }

    @Override
    public String camera() {
        return record.camera();
    }
}
