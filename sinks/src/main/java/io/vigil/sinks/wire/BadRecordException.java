package io.vigil.sinks.wire;

/** Bytes that are not a record of the kind asked for, whatever the schema. */
public final class BadRecordException extends RuntimeException {
    BadRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
