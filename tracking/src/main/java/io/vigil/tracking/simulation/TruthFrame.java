package io.vigil.tracking.simulation;

import java.util.List;

/** All objects in one frame, ordered by id. */
public record TruthFrame(long sequence, long capturedAtMicros, List<TruthObject> objects) {
    public TruthFrame {
        objects = List.copyOf(objects);
    }
}
