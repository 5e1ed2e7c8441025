package io.vigil.deploy.console;

/** What was asked for cannot be done as it was asked; the message says what to change. Exit 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
