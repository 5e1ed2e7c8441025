package io.vigil.ingest.wire;

/**
 * Bytes that are no record of ours. The same bytes fail the same way however often they are read.
 */
public class WireException extends Exception {
    /** What is wrong, as a short code that dead letters and counters carry. */
    public enum Reason {
        /** Does not start with the two bytes of Avro's single-object encoding. */
        BAD_MAGIC("bad-magic"),
        /** No schema is known for the fingerprint: fetch schemas and try again, never drop. */
        UNKNOWN_SCHEMA("unknown-schema"),
        /** Ends before the record does. */
        TRUNCATED("truncated"),
        /** Has bytes that the schema does not allow, or goes on after the record. */
        MALFORMED("malformed"),
        /** Holds a kind of record, or an encoding, that this version does not know. */
        UNKNOWN_KIND("unknown-kind"),
        /** Says something that cannot be, such as a region without area. */
        INVALID("invalid");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private final Reason reason;

    WireException(Reason reason, String message) {
        this(reason, message, null);
    }

    WireException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
