package io.vigil.tracking.counting;

import io.vigil.tracking.spatial.PlacedTrack;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.List;
import java.util.Objects;

/**
 * What counting hears of one record of a camera's log.
 *
 * @param clockMicros the camera's content time with this record; never falls
 * @param sight whether the camera sees from the record before to this one
 * @param shed frames shed so far by the camera over all epochs
 * @param events decided at this record
 * @param placed the visible tracks of a frame that was looked at; empty otherwise
 */
public record CountingInput(
        String camera,
        long clockMicros,
        Sight sight,
        long shed,
        List<SpatialEvent> events,
        List<PlacedTrack> placed) {
    /** What the record says of the time since the one before. */
    public enum Sight {
        /** A frame: the time since is seen, if it is short. */
        FRAME,
        /** A frame of a view that the places were not drawn on, or one that could not be used. */
        BLIND,
        /** Time goes on without a frame. */
        SILENT,
        /** Nothing more comes: every window is final. */
        ENDED
    }

    public CountingInput {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(sight, "sight");
        events = List.copyOf(events);
        placed = List.copyOf(placed);
    }
}
