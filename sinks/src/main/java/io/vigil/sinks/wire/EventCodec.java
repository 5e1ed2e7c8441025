package io.vigil.sinks.wire;

import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.Point;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The values of the topic {@code events}: {@link io.vigil.tracking.spatial.SpatialEvent} to and
 * from Avro single-object bytes ({@code event.avsc}). The same event always gives the same bytes.
 * Instances are safe for use by many threads.
 */
public final class EventCodec {
    private final SingleObject<SpatialEvent> format;

    /** Reads what was written with the present schema. */
    public EventCodec() {
        this(List.of());
    }

    /**
     * @param others schemas that events may have been written with, beside the present one
     */
    public EventCodec(List<Schema> others) {
        format =
                new SingleObject<>(
                        "Event",
                        new KnownClasses(
                                List.of(
                                        SpatialEvent.class,
                                        EventKind.class,
                                        CrossingDirection.class,
                                        EventTrait.class)),
                        SpatialEvent.getClassSchema(),
                        others);
    }

    /** The schema that {@link #encode} writes with. */
    public static Schema schema() {
        return SingleObject.published(SpatialEvent.getClassSchema());
    }

    public byte[] encode(io.vigil.tracking.spatial.SpatialEvent event) {
        return format.encode(
                new SpatialEvent(
                        event.camera(),
                        event.epoch(),
                        event.sequence(),
                        Wire.instant(event.capturedAtMicros()),
                        EventKind.valueOf(event.kind().name()),
                        event.place(),
                        event.direction()
                                .map(direction -> CrossingDirection.valueOf(direction.name()))
                                .orElse(null),
                        event.track(),
                        event.label(),
                        Wire.instant(event.occurredAtMicros()),
                        event.at().map(Point::x).orElse(null),
                        event.at().map(Point::y).orElse(null),
                        event.dwellMicros(),
                        Wire.orNull(event.metresPerSecond()),
                        Wire.orNull(event.headingDegrees()),
                        event.traits().stream().map(EventCodec::trait).toList(),
                        event.retracted(),
                        event.rulesVersion()));
    }

    /**
     * @throws UnknownSchemaException if the writer's schema has not been given
     * @throws BadRecordException if the bytes are damaged, something else, or of a kind that this
     *     version does not know
     */
    public io.vigil.tracking.spatial.SpatialEvent decode(byte[] bytes) {
        SpatialEvent wire = format.decode(bytes);
        try {
            return event(wire);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadRecordException(
                    "Event of camera %s at frame %d/%d: %s"
                            .formatted(
                                    wire.getCamera(),
                                    wire.getEpoch(),
                                    wire.getSequence(),
                                    e.getMessage()),
                    e);
        }
    }

    private static io.vigil.tracking.spatial.SpatialEvent event(SpatialEvent wire) {
        return new io.vigil.tracking.spatial.SpatialEvent(
                wire.getCamera(),
                wire.getEpoch(),
                wire.getSequence(),
                Wire.micros(wire.getCapturedAt()),
                io.vigil.tracking.spatial.SpatialEvent.Kind.valueOf(wire.getKind().name()),
                wire.getPlace(),
                Optional.ofNullable(wire.getDirection())
                        .map(direction -> Direction.valueOf(direction.name())),
                wire.getTrack(),
                wire.getLabel(),
                Wire.micros(wire.getOccurredAt()),
                wire.getX() == null || wire.getY() == null
                        ? Optional.empty()
                        : Optional.of(new Point(wire.getX(), wire.getY())),
                wire.getDwellMicros(),
                Wire.known(wire.getMetresPerSecond()),
                Wire.known(wire.getHeadingDegrees()),
                wire.getTraits().stream().map(EventCodec::trait).toList(),
                wire.getRetracted(),
                wire.getRulesVersion());
    }

    private static EventTrait trait(io.vigil.tracking.Trait trait) {
        return new EventTrait(trait.name(), trait.value(), trait.share(), trait.looks());
    }

    private static io.vigil.tracking.Trait trait(EventTrait wire) {
        return new io.vigil.tracking.Trait(
                wire.getName(), wire.getValue(), wire.getShare(), wire.getLooks());
    }
}
