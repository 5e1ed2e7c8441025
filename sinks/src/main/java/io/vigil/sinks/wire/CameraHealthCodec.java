package io.vigil.sinks.wire;

import java.util.List;
import java.util.TreeSet;
import org.apache.avro.Schema;

/**
 * One kind of the values of the topic {@code health}: {@link io.vigil.anomaly.CameraHealth} to and
 * from Avro single-object bytes ({@code camera-health.avsc}). Instances are safe for use by many
 * threads.
 */
public final class CameraHealthCodec {
    private final SingleObject<CameraHealth> format;

    /** Reads what was written with the present schema. */
    public CameraHealthCodec() {
        this(List.of());
    }

    /**
     * @param older schemas that reports may have been written with, beside the present one
     */
    public CameraHealthCodec(Iterable<Schema> older) {
        format =
                new SingleObject<>(
                        "Camera health",
                        new KnownClasses(List.of(CameraHealth.class)),
                        CameraHealth.getClassSchema(),
                        older);
    }

    /** The schema that {@link #encode} writes with. */
    public static Schema schema() {
        return SingleObject.published(CameraHealth.getClassSchema());
    }

    public byte[] encode(io.vigil.anomaly.CameraHealth health) {
        return format.encode(
                new CameraHealth(
                        health.camera(),
                        health.epoch(),
                        health.sequence(),
                        Wire.instant(health.capturedAtMicros()),
                        health.frames(),
                        health.looked(),
                        health.brightness(),
                        health.contrast(),
                        health.sharpness(),
                        Wire.orNull(health.sharpnessShare()),
                        Wire.orNull(health.viewAgreement()),
                        health.shiftX(),
                        health.shiftY(),
                        health.unchangedMicros(),
                        Wire.orNull(health.scoreDrift()),
                        Wire.orNull(health.classDrift()),
                        List.copyOf(health.open())));
    }

    /**
     * @throws UnknownSchemaException if the writer's schema has not been given, as of ingest's
     *     progress on the same topic
     * @throws BadRecordException if the bytes are damaged or something else
     */
    public io.vigil.anomaly.CameraHealth decode(byte[] bytes) {
        CameraHealth wire = format.decode(bytes);
        return new io.vigil.anomaly.CameraHealth(
                wire.getCamera(),
                wire.getEpoch(),
                wire.getSequence(),
                Wire.micros(wire.getCapturedAt()),
                wire.getFrames(),
                wire.getLooked(),
                wire.getBrightness(),
                wire.getContrast(),
                wire.getSharpness(),
                Wire.known(wire.getSharpnessShare()),
                Wire.known(wire.getViewAgreement()),
                wire.getShiftX(),
                wire.getShiftY(),
                wire.getUnchangedMicros(),
                Wire.known(wire.getScoreDrift()),
                Wire.known(wire.getClassDrift()),
                new TreeSet<>(wire.getOpen()));
    }
}
