package io.vigil.deploy.console;

/** An input could not be read; the message says which, and how far it got. Exit 3. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
