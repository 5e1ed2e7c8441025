package io.vigil.anomaly.bundle;

/** A bundle cannot be used; the message says which, why, and what to do. */
public final class BundleException extends RuntimeException {
    public BundleException(String message) {
        super(message);
    }

    public BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
