package io.vigil.tracking.counting;

import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered of an event to count it, and to take it back.
 *
 * @param place empty where it is of none
 * @param dwellMicros of one that left a zone
 * @param metresPerSecond of one that crossed a line; NaN where it is not known
 * @param leads whether it began a group
 * @param followed whether others of its group came after it
 */
public record Occurrence(
        Kind kind,
        String place,
        long track,
        String label,
        long atMicros,
        long dwellMicros,
        double metresPerSecond,
        boolean leads,
        boolean followed,
        long rulesVersion) {
    /** What happened. */
    public enum Kind {
        CROSSED_IN(Count.Kind.LINE),
        CROSSED_OUT(Count.Kind.LINE),
        ENTERED(Count.Kind.ZONE),
        LEFT(Count.Kind.ZONE),
        /** Nothing to count, but other rules from here on. */
        RULES_APPLIED(Count.Kind.SITE);

        private final Count.Kind at;

        Kind(Count.Kind at) {
            this.at = at;
        }

        Count.Kind at() {
            return at;
        }
    }

    public Occurrence {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(label, "label");
    }

    /** Empty where the event is nothing that counts. */
    static Optional<Occurrence> of(SpatialEvent event) {
        return kind(event)
                .map(
                        kind ->
                                new Occurrence(
                                        kind,
                                        event.place(),
                                        event.track(),
                                        event.label(),
                                        event.occurredAtMicros(),
                                        event.dwellMicros(),
                                        event.metresPerSecond().orElse(Double.NaN),
                                        false,
                                        false,
                                        event.rulesVersion()));
    }

    private static Optional<Kind> kind(SpatialEvent event) {
        return switch (event.kind()) {
            case LINE_CROSSED ->
                    Optional.of(
                            event.direction().orElseThrow() == Direction.IN
                                    ? Kind.CROSSED_IN
                                    : Kind.CROSSED_OUT);
            case ZONE_ENTERED -> Optional.of(Kind.ENTERED);
            case ZONE_LEFT -> Optional.of(Kind.LEFT);
            case RULES_APPLIED -> Optional.of(Kind.RULES_APPLIED);
            case RULES_SUSPENDED, RULES_RESUMED -> Optional.empty();
        };
    }

    /** Whether it is the same but for what was found out of it later. */
    boolean isSameAs(Occurrence other) {
        return kind == other.kind
                && track == other.track
                && atMicros == other.atMicros
                && place.equals(other.place);
    }

    boolean isIn() {
        return kind == Kind.CROSSED_IN || kind == Kind.ENTERED;
    }

    Occurrence leading(boolean does) {
        return new Occurrence(
                kind,
                place,
                track,
                label,
                atMicros,
                dwellMicros,
                metresPerSecond,
                does,
                followed,
                rulesVersion);
    }

    Occurrence withFollower() {
        return new Occurrence(
                kind,
                place,
                track,
                label,
                atMicros,
                dwellMicros,
                metresPerSecond,
                leads,
                true,
                rulesVersion);
    }
}
