package io.vigil.sinks.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * The values of the topic {@code alerts}: {@link io.vigil.anomaly.Alert} to and from Avro
 * single-object bytes ({@code alert.avsc}). The same alert always gives the same bytes. Instances
 * are safe for use by many threads.
 */
public final class AlertCodec {
    private final SingleObject<Alert> format;

    /** Reads what was written with the present schema. */
    public AlertCodec() {
        this(List.of());
    }

    /**
     * @param older schemas that alerts may have been written with, beside the present one
     */
    public AlertCodec(Iterable<Schema> older) {
        format =
                new SingleObject<>(
                        "Alert",
                        new KnownClasses(List.of(Alert.class, Phase.class, Severity.class)),
                        Alert.getClassSchema(),
                        older);
    }

    /** The schema that {@link #encode} writes with. */
    public static Schema schema() {
        return SingleObject.published(Alert.getClassSchema());
    }

    public byte[] encode(io.vigil.anomaly.Alert alert) {
        return format.encode(
                new Alert(
                        alert.alertId(),
                        alert.revision(),
                        Phase.valueOf(alert.phase().name()),
                        alert.camera(),
                        alert.kind(),
                        Severity.valueOf(alert.severity().name()),
                        alert.epoch(),
                        alert.sequence(),
                        instant(alert.capturedAtMicros()),
                        instant(alert.startedAtMicros()),
                        instant(alert.detectedAtMicros()),
                        alert.explanation().text(),
                        alert.explanation().figures()));
    }

    /**
     * @throws UnknownSchemaException if the writer's schema has not been given
     * @throws BadRecordException if the bytes are damaged, something else, or of a phase that this
     *     version does not know
     */
    public io.vigil.anomaly.Alert decode(byte[] bytes) {
        Alert wire = format.decode(bytes);
        try {
            return new io.vigil.anomaly.Alert(
                    wire.getAlertId(),
                    wire.getRevision(),
                    io.vigil.anomaly.Alert.Phase.valueOf(wire.getPhase().name()),
                    wire.getCamera(),
                    wire.getKind(),
                    io.vigil.anomaly.Severity.valueOf(wire.getSeverity().name()),
                    wire.getEpoch(),
                    wire.getSequence(),
                    micros(wire.getCapturedAt()),
                    micros(wire.getStartedAt()),
                    micros(wire.getDetectedAt()),
                    new io.vigil.anomaly.Explanation(
                            wire.getText(), new TreeMap<>(wire.getFigures())));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadRecordException(
                    "Alert %s of camera %s, revision %d: %s"
                            .formatted(
                                    wire.getAlertId(),
                                    wire.getCamera(),
                                    wire.getRevision(),
                                    e.getMessage()),
                    e);
        }
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
