package io.vigil.operators.assess.group;

import io.vigil.tracking.spatial.SpatialEvent;
import java.util.List;
import java.util.Objects;

/**
 * One record of a member's log, as the group hears of it. Which records are passed on depends on
 * the log alone: all that say something, and of those that only move time one in each second of
 * content time.
 *
 * @param clockMicros the camera's content time with it; never falls within a log
 * @param kind what it does to time
 * @param events decided at it
 */
public record Moment(
        String camera,
        long epoch,
        long sequence,
        long clockMicros,
        Kind kind,
        List<SpatialEvent> events) {
    /** What a record does to time. */
    public enum Kind {
        /** Moves it on: a frame, a heartbeat. */
        TICK,
        /** Moves it on though the camera is down, so nobody knows what happened there. */
        DOWN,
        /** Nothing more comes, so nobody has to wait for it. */
        ENDED
    }

    public Moment {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(kind, "kind");
        events = List.copyOf(events);
    }
}
