package io.vigil.operators.assess.group;

import io.vigil.anomaly.rules.Instruction;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.List;
import java.util.Objects;

/**
 * One record of a member's log, as the group hears of it. Which records are passed on depends on
 * the log alone ({@link Telling}).
 *
 * @param clockMicros the camera's content time with it; never falls within a log
 * @param kind what it does to time
 * @param sight what it says of the time since the record before
 * @param looked whether it is a frame in which events would have been seen
 * @param shed frames shed so far by the camera over all epochs
 * @param events decided at it
 * @param renamed tracks that turned out with it to be older ones
 * @param instructions what people said with it
 * @param rules of the camera that are in force from it on, as JSON in the form of the log; empty
 *     where they are those of the moment before
 */
public record Moment(
        String camera,
        long epoch,
        long sequence,
        long clockMicros,
        Kind kind,
        Sight sight,
        boolean looked,
        long shed,
        List<SpatialEvent> events,
        List<TrackRenamed> renamed,
        List<Instruction> instructions,
        String rules) {
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
        Objects.requireNonNull(sight, "sight");
        Objects.requireNonNull(rules, "rules");
        events = List.copyOf(events);
        renamed = List.copyOf(renamed);
        instructions = List.copyOf(instructions);
    }

    /** Whether more is said than that time goes on. */
    boolean says() {
        return kind != Kind.TICK
                || !events.isEmpty()
                || !renamed.isEmpty()
                || !instructions.isEmpty()
                || !rules.isEmpty();
    }
}
