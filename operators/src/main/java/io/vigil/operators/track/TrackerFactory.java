package io.vigil.operators.track;

import io.vigil.tracking.Tracker;
import java.io.Serializable;

/** Makes the tracker where it runs; trackers themselves do not travel. */
@FunctionalInterface
public interface TrackerFactory extends Serializable {
    Tracker create();
}
