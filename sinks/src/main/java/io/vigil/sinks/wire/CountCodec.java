package io.vigil.sinks.wire;

import io.vigil.tracking.counting.Window;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The values of the topic {@code counts}: {@link io.vigil.tracking.counting.Count} to and from Avro
 * single-object bytes ({@code count.avsc}). The same count always gives the same bytes. Instances
 * are safe for use by many threads.
 */
public final class CountCodec {
    private final SingleObject<Count> format;

    /** Reads what was written with the present schema. */
    public CountCodec() {
        this(List.of());
    }

    /**
     * @param others schemas that counts may have been written with, beside the present one
     */
    public CountCodec(List<Schema> others) {
        format =
                new SingleObject<>(
                        "Count",
                        new KnownClasses(List.of(Count.class, CountKind.class, CountWindow.class)),
                        Count.getClassSchema(),
                        others);
    }

    /** The schema that {@link #encode} writes with. */
    public static Schema schema() {
        return SingleObject.published(Count.getClassSchema());
    }

    public byte[] encode(io.vigil.tracking.counting.Count count) {
        return format.encode(
                new Count(
                        count.camera(),
                        count.site(),
                        count.place(),
                        CountKind.valueOf(count.kind().name()),
                        count.label(),
                        CountWindow.valueOf(count.window().name()),
                        Wire.instant(count.fromMicros()),
                        Wire.instant(count.untilMicros()),
                        count.revision(),
                        count.finished(),
                        count.open(),
                        count.observedMicros(),
                        count.shed(),
                        Wire.orNull(count.entered()),
                        Wire.orNull(count.left()),
                        Wire.orNull(count.groups()),
                        Wire.orNull(count.dwellP50Micros()),
                        Wire.orNull(count.dwellP95Micros()),
                        Wire.orNull(count.occupancyMean()),
                        Wire.orNull(count.occupancyMax()),
                        Wire.orNull(count.speedP50()),
                        Wire.orNull(count.speedP85()),
                        Wire.orNull(count.drift()),
                        count.rulesVersion()));
    }

    /**
     * @throws UnknownSchemaException if the writer's schema has not been given
     * @throws BadRecordException if the bytes are damaged, something else, or of a kind or window
     *     that this version does not know
     */
    public io.vigil.tracking.counting.Count decode(byte[] bytes) {
        Count wire = format.decode(bytes);
        try {
            return count(wire);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadRecordException(
                    "Count of camera %s at '%s' from %s, revision %d: %s"
                            .formatted(
                                    wire.getCamera(),
                                    wire.getPlace(),
                                    wire.getFrom(),
                                    wire.getRevision(),
                                    e.getMessage()),
                    e);
        }
    }

    private static io.vigil.tracking.counting.Count count(Count wire) {
        return new io.vigil.tracking.counting.Count(
                wire.getCamera(),
                wire.getSite(),
                wire.getPlace(),
                io.vigil.tracking.counting.Count.Kind.valueOf(wire.getKind().name()),
                wire.getLabel(),
                Window.valueOf(wire.getWindow().name()),
                Wire.micros(wire.getFrom()),
                Wire.micros(wire.getUntil()),
                wire.getRevision(),
                wire.getFinished(),
                wire.getOpen(),
                wire.getObservedMicros(),
                wire.getShed(),
                Wire.known(wire.getEntered()),
                Wire.known(wire.getLeft()),
                Wire.known(wire.getGroups()),
                Wire.known(wire.getDwellP50Micros()),
                Wire.known(wire.getDwellP95Micros()),
                Wire.known(wire.getOccupancyMean()),
                Wire.known(wire.getOccupancyMax()),
                Wire.known(wire.getSpeedP50()),
                Wire.known(wire.getSpeedP85()),
                Wire.known(wire.getDrift()),
                wire.getRulesVersion());
    }
}
