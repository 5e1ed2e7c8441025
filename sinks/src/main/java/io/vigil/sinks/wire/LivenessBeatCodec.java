package io.vigil.sinks.wire;

import java.util.List;
import org.apache.avro.Schema;

/**
 * One kind of the values of the topic {@code liveness}, beside alerts: {@link LivenessBeatValue} to
 * and from Avro single-object bytes ({@code liveness.avsc}). Instances are safe for use by many
 * threads.
 */
public final class LivenessBeatCodec {
    private final SingleObject<LivenessBeat> format =
            new SingleObject<>(
                    "Liveness beat",
                    new KnownClasses(List.of(LivenessBeat.class)),
                    LivenessBeat.getClassSchema(),
                    List.of());

    /** The schema that {@link #encode} writes with. */
    public static Schema schema() {
        return SingleObject.published(LivenessBeat.getClassSchema());
    }

    public byte[] encode(LivenessBeatValue value) {
        return format.encode(
                new LivenessBeat(
                        value.deployment(),
                        value.instance(),
                        Wire.instant(value.atMicros()),
                        value.cameras(),
                        value.open()));
    }

    /**
     * @throws UnknownSchemaException if the writer's schema is another, as of an alert
     * @throws BadRecordException if the bytes are damaged
     */
    public LivenessBeatValue decode(byte[] bytes) {
        LivenessBeat wire = format.decode(bytes);
        return new LivenessBeatValue(
                wire.getDeployment(),
                wire.getInstance(),
                Wire.micros(wire.getAt()),
                wire.getCameras(),
                wire.getOpen());
    }
}
