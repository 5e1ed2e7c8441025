package io.vigil.tracking.spatial;

import io.vigil.tracking.Trait;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that happened at a line, a zone or to the rules.
 *
 * @param epoch of the frame at which it was decided, which may be later than it happened
 * @param sequence of that frame
 * @param capturedAtMicros of that frame
 * @param place the line's or zone's id; empty where it is about all of them
 * @param direction of a crossing
 * @param track whose it is; 0 where it is nobody's
 * @param label its class
 * @param occurredAtMicros when it happened, interpolated between two frames
 * @param at where it happened; empty where it is nobody's
 * @param dwellMicros for how long it had been inside, of {@link Kind#ZONE_LEFT}; the time that it
 *     was lost and found again counts
 * @param metresPerSecond its speed over the ground as it happened
 * @param headingDegrees clockwise from north, in [0, 360)
 * @param traits what classifiers say of the track by then
 * @param retracted whether an earlier event that is otherwise the same (kind, place, direction,
 *     track and time) did not happen, because two tracks turned out to be one
 * @param rulesVersion of the rule set that decided it
 */
public record SpatialEvent(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        Kind kind,
        String place,
        Optional<Direction> direction,
        long track,
        String label,
        long occurredAtMicros,
        Optional<Point> at,
        long dwellMicros,
        OptionalDouble metresPerSecond,
        OptionalDouble headingDegrees,
        List<Trait> traits,
        boolean retracted,
        long rulesVersion) {
    /** What happened. */
    public enum Kind {
        LINE_CROSSED,
        /**
         * Walked in; or was in it when first seen, or when the zone was drawn, and entered then.
         */
        ZONE_ENTERED,
        /**
         * Walked out; or lost in it for good, or the zone is drawn differently, and left it when
         * last seen. What entered and what left, without what was taken back, differ by what is
         * inside.
         */
        ZONE_LEFT,
        /** A rule set is in force from this frame on. */
        RULES_APPLIED,
        /** The camera no longer shows what the places were drawn on. */
        RULES_SUSPENDED,
        RULES_RESUMED
    }

    public SpatialEvent {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(at, "at");
        traits = List.copyOf(traits);
        if ((kind == Kind.LINE_CROSSED) != direction.isPresent()) {
            throw new IllegalArgumentException(
                    "Camera %s: event %s at '%s' needs a direction if and only if it is a crossing, but had %s"
                            .formatted(camera, kind, place, direction));
        }
        if (dwellMicros < 0) {
            throw new IllegalArgumentException(
                    "Camera %s: dwell in '%s' needs to be 0 us or more, but was %d"
                            .formatted(camera, place, dwellMicros));
        }
    }

    /** Whether this says that the earlier one did not happen. */
    public boolean takesBack(SpatialEvent earlier) {
        return retracted
                && !earlier.retracted
                && kind == earlier.kind
                && track == earlier.track
                && occurredAtMicros == earlier.occurredAtMicros
                && place.equals(earlier.place)
                && direction.equals(earlier.direction);
    }
}
