package io.vigil.operators.source;

/** A record breaks a rule; becomes a dead letter. */
final class RejectedException extends Exception {
    private final String reason;

    RejectedException(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** A short code, such as {@code size-mismatch}. */
    String reason() {
        return reason;
    }
}
