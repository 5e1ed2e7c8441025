package io.vigil.ingest.wire;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** The schemas of what this module writes, and how a schema is named on the wire. */
public final class Schemas {
    private Schemas() {}

    /** What ingest writes, and what it reads. */
    public static List<Schema> own() {
        return List.of(
                CameraRecord.getClassSchema(),
                Progress.getClassSchema(),
                SourceBeat.getClassSchema(),
                Source.getClassSchema());
    }

    /** CRC-64-AVRO of the parsing canonical form (Avro specification, "Schema Fingerprints"). */
    public static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /** A fingerprint as it is the key on the {@code schemas} topic: 16 hexadecimal digits. */
    public static String hex(long fingerprint) {
        return "%016x".formatted(fingerprint);
    }
}
