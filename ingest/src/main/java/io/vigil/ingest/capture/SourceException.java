package io.vigil.ingest.capture;

/** A source could not be opened or read. Its message names the source without credentials. */
public final class SourceException extends Exception {
    private final boolean retryable;

    /**
     * @param retryable whether opening the source again may help
     */
    public SourceException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    public boolean retryable() {
        return retryable;
    }
}
