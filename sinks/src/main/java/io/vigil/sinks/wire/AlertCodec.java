package io.vigil.sinks.wire;

import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Evidence;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * The values of the topics {@code alerts}, {@code alerts-current} and {@code alerts-shadow}: {@link
 * io.vigil.anomaly.Alert} to and from Avro single-object bytes ({@code alert.avsc}). The same alert
 * always gives the same bytes. Instances are safe for use by many threads.
 */
public final class AlertCodec {
    private final SingleObject<Alert> format;

    /** Reads what was written with the present schema or an earlier one. */
    public AlertCodec() {
        this(List.of());
    }

    /**
     * @param others schemas that alerts may have been written with, beside the present one and
     *     those before it
     */
    public AlertCodec(List<Schema> others) {
        List<Schema> all = new ArrayList<>(others);
        all.add(Wire.before("alert-1.avsc"));
        format =
                new SingleObject<>(
                        "Alert",
                        new KnownClasses(
                                List.of(
                                        Alert.class,
                                        Phase.class,
                                        Severity.class,
                                        AlertEvidence.class,
                                        AlertLocation.class,
                                        CatchUpPolicy.class)),
                        Alert.getClassSchema(),
                        all);
    }

    /** The schema that {@link #encode} writes with. */
    public static Schema schema() {
        return SingleObject.published(Alert.getClassSchema());
    }

    public byte[] encode(io.vigil.anomaly.Alert alert) {
        AlertContext context = alert.context();
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
                        Wire.instant(alert.capturedAtMicros()),
                        Wire.instant(alert.startedAtMicros()),
                        Wire.instant(alert.detectedAtMicros()),
                        alert.explanation().text(),
                        alert.explanation().figures(),
                        context.rule(),
                        context.rulesVersion(),
                        context.subject(),
                        context.place(),
                        context.incident(),
                        context.escalation(),
                        context.suppressed(),
                        context.acknowledgedBy(),
                        context.evidence().map(AlertCodec::evidence).orElse(null),
                        context.test(),
                        context.shadow(),
                        CatchUpPolicy.valueOf(context.catchUp().name()),
                        location(context.location())));
    }

    /**
     * @throws UnknownSchemaException if the writer's schema has not been given
     * @throws BadRecordException if the bytes are damaged, something else, or of a phase that this
     *     version does not know
     */
    public io.vigil.anomaly.Alert decode(byte[] bytes) {
        Alert wire = format.decode(bytes);
        try {
            return alert(wire);
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

    private static io.vigil.anomaly.Alert alert(Alert wire) {
        return new io.vigil.anomaly.Alert(
                wire.getAlertId(),
                wire.getRevision(),
                io.vigil.anomaly.Alert.Phase.valueOf(wire.getPhase().name()),
                wire.getCamera(),
                wire.getKind(),
                io.vigil.anomaly.Severity.valueOf(wire.getSeverity().name()),
                wire.getEpoch(),
                wire.getSequence(),
                Wire.micros(wire.getCapturedAt()),
                Wire.micros(wire.getStartedAt()),
                Wire.micros(wire.getDetectedAt()),
                new Explanation(wire.getText(), new TreeMap<>(wire.getFigures())),
                new AlertContext(
                        wire.getRule(),
                        wire.getRulesVersion(),
                        wire.getSubject(),
                        wire.getPlace(),
                        wire.getIncident(),
                        wire.getEscalation(),
                        wire.getSuppressed(),
                        wire.getAcknowledgedBy(),
                        Optional.ofNullable(wire.getEvidence()).map(AlertCodec::evidence),
                        wire.getTest(),
                        wire.getShadow(),
                        CatchUp.valueOf(wire.getCatchUp().name()),
                        location(wire.getLocation())));
    }

    private static AlertEvidence evidence(Evidence evidence) {
        return new AlertEvidence(evidence.epoch(), evidence.fromSequence(), evidence.toSequence());
    }

    private static Evidence evidence(AlertEvidence wire) {
        return new Evidence(wire.getEpoch(), wire.getFromSequence(), wire.getToSequence());
    }

    private static AlertLocation location(Location location) {
        return location.equals(Location.UNKNOWN)
                ? null
                : new AlertLocation(
                        location.road(),
                        Wire.orNull(location.kilometre()),
                        location.lane(),
                        Wire.orNull(location.latitude()),
                        Wire.orNull(location.longitude()));
    }

    private static Location location(AlertLocation wire) {
        return wire == null
                ? Location.UNKNOWN
                : new Location(
                        wire.getRoad(),
                        Wire.known(wire.getKilometre()),
                        wire.getLane(),
                        Wire.known(wire.getLatitude()),
                        Wire.known(wire.getLongitude()));
    }
}
