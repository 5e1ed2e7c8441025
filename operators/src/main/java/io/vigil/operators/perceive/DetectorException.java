package io.vigil.operators.perceive;

/** A detector cannot be opened or used: its model, its configuration or its runtime is at fault. */
public final class DetectorException extends RuntimeException {
    public DetectorException(String message) {
        super(message);
    }

    public DetectorException(String message, Throwable cause) {
        super(message, cause);
    }
}
