package io.vigil.ingest.wire;

/**
 * A record of a schema that is not known here. Unlike any other {@link WireException} it may pass:
 * the schema may arrive on the {@code schemas} topic, so it is retried, and halts if it stays.
 */
public final class UnknownSchemaException extends WireException {
    private final long fingerprint;

    UnknownSchemaException(long fingerprint) {
        super(
                Reason.UNKNOWN_SCHEMA,
                "No schema with fingerprint %s; it needs to be on the schemas topic"
                        .formatted(Schemas.hex(fingerprint)));
        this.fingerprint = fingerprint;
    }

    /** CRC-64-AVRO of the writer's schema. */
    public long fingerprint() {
        return fingerprint;
    }
}
