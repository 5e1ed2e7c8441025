package io.vigil.sinks.wire;

/**
 * The bytes are sound, but were written with a schema that this reader has not been given. Never a
 * reason to drop the record: fetch the schema by its fingerprint and read again.
 */
public final class UnknownSchemaException extends RuntimeException {
    private final transient long fingerprint;

    UnknownSchemaException(String subject, long fingerprint, Throwable cause) {
        super(
                "%s: written with the unknown schema of fingerprint %016x; give the reader that schema (topic schemas) or update the reader"
                        .formatted(subject, fingerprint),
                cause);
        this.fingerprint = fingerprint;
    }

    /** CRC-64-AVRO of the writer's schema in parsing canonical form. */
    public long fingerprint() {
        return fingerprint;
    }
}
