package io.vigil.anomaly.rules;

import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.PlacedTrack;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the rules hear of one record of a camera's log.
 *
 * @param epoch of the record
 * @param sequence of the last frame
 * @param clockMicros the camera's content time with this record; never falls
 * @param sight whether it is a frame that was looked at and shows what the places were drawn on;
 *     one that was not looked at is as good as silence
 * @param width of the frame in pixels; of the last one where it is no frame
 * @param height the same
 * @param events decided at this record
 * @param placed the visible tracks of a frame that was looked at; empty otherwise
 * @param troubles kinds of the alerts about the camera itself that are open
 * @param instructions what people said
 */
public record RulesInput(
        String camera,
        long epoch,
        long sequence,
        long clockMicros,
        Sight sight,
        int width,
        int height,
        List<SpatialEvent> events,
        List<PlacedTrack> placed,
        List<TrackEnded> ended,
        List<TrackRenamed> renamed,
        SortedSet<String> troubles,
        List<Instruction> instructions,
        Untracked untracked) {
    public RulesInput {
        Objects.requireNonNull(untracked, "untracked");
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(sight, "sight");
        events = List.copyOf(events);
        placed = List.copyOf(placed);
        ended = List.copyOf(ended);
        renamed = List.copyOf(renamed);
        troubles = Collections.unmodifiableSortedSet(new TreeSet<>(troubles));
        instructions = List.copyOf(instructions);
    }
}
